package io.curasync.reptarget.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.curasync.reptarget.TargetLabels;
import io.curasync.reptarget.TargetMeasure;
import io.curasync.reptarget.TargetTable;
import io.curasync.reptarget.TargetText;
import io.curasync.ui.FieldError;
import io.curasync.ui.RelativeTime;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Dialog that sets or clears the target of a rep in a month. */
final class TargetDialog extends Dialog {

    private final TextField value = new TextField();
    private final Consumer<@Nullable Long> chosen;

    /**
     * Creates the dialog; call {@link #open} to show it.
     *
     * @param chosen called with the new target; {@code null} to clear it
     */
    TargetDialog(TargetTable.Row row, TargetTable.Cell cell, TargetMeasure measure, Consumer<@Nullable Long> chosen) {
        this.chosen = chosen;
        setHeaderTitle("Target of " + row.name());
        setWidth("min(400px, 100%)");
        value.setLabel((measure == TargetMeasure.ORDERS ? "Orders in " : "Sales in dollars in ")
                + TargetLabels.month(cell.month()));
        value.setWidthFull();
        value.getElement().setAttribute("inputmode", "numeric");
        Long target = cell.target();
        value.setValue(target == null ? "" : target.toString());
        value.setAutoselect(true);
        value.setReadOnly(!row.enabled());
        Button save = new Button("Save", click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setVisible(row.enabled());
        value.addKeyDownListener(Key.ENTER, pressed -> save.click());
        Button clear = new Button("Clear target", click -> close(null));
        clear.setVisible(target != null);
        Button cancel = new Button("Cancel", click -> close());
        List.of(clear, cancel, save).forEach(button -> button.addClassName("target-button"));
        add(value);
        if (cell.setAt() != null) {
            Paragraph origin = new Paragraph(
                    new Span("Set" + (cell.setBy() == null ? "" : " by " + cell.setBy()) + " "),
                    new RelativeTime(cell.setAt()));
            origin.addClassName("cs-muted");
            add(origin);
        }
        if (!row.enabled()) {
            add(new Paragraph("This user is deactivated, so the target can only be cleared."));
        }
        getFooter().add(clear, cancel, save);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                value.focus();
            }
        });
    }

    private void save() {
        Long target = TargetText.target(value.getValue());
        if (target == null) {
            FieldError.show(value, "Enter a whole number from 1 to 1,000,000,000.");
        } else {
            close(target);
        }
    }

    private void close(@Nullable Long target) {
        close();
        chosen.accept(target);
    }
}
