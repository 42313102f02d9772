package io.curasync.practice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.popover.Popover;
import io.curasync.practice.PracticeColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Menu with which users select the visible columns. The practice column is always visible. The browser gets the choices when the user first
 * opens the menu. If the browser got them with the screen, the screen would open later.
 */
final class ColumnsMenu extends Button {

    private final CheckboxGroup<PracticeColumn> choice = new CheckboxGroup<>();
    private final Popover popover = new Popover();
    private boolean showing;

    /**
     * Creates the menu.
     *
     * @param chosen called with the visible columns when the user changes them
     */
    ColumnsMenu(Consumer<List<PracticeColumn>> chosen) {
        super("Columns");
        addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        addClassNames("practice-menu", "practice-columns");
        choice.setLabel("Columns");
        choice.setHelperText("A narrow window shows only the columns that fit.");
        choice.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
        choice.setItems(Arrays.stream(PracticeColumn.values())
                .filter(column -> column != PracticeColumn.NAME)
                .toList());
        choice.setItemLabelGenerator(PracticeColumn::title);
        choice.addValueChangeListener(change -> {
            if (!showing) {
                chosen.accept(columns(change.getValue()));
            }
        });
        popover.setTarget(this);
        popover.setAriaLabel("Columns");
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                render();
            }
        });
    }

    /** Adds the choices to the menu if the menu does not contain them yet. */
    void render() {
        if (choice.getParent().isEmpty()) {
            popover.add(choice);
        }
    }

    /** Displays the current columns. Does not call the listener. */
    void show(List<PracticeColumn> columns) {
        showing = true;
        choice.setValue(Set.copyOf(
                columns.stream().filter(column -> column != PracticeColumn.NAME).toList()));
        showing = false;
    }

    private static List<PracticeColumn> columns(Set<PracticeColumn> chosen) {
        return Arrays.stream(PracticeColumn.values())
                .filter(column -> column == PracticeColumn.NAME || chosen.contains(column))
                .toList();
    }
}
