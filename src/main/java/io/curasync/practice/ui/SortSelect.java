package io.curasync.practice.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.select.Select;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeSort;
import io.curasync.ui.NarrowScreen;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Select for the sort order on narrow screens, where the list has no column headers to sort by. On wide screens, the select is invisible,
 * so that Vaadin does not send the choices to the browser.
 */
final class SortSelect extends Select<PracticeSort> {

    private static final List<PracticeSort> CHOICES = Stream.concat(
                    Stream.of(PracticeColumn.values())
                            .filter(column -> column != PracticeColumn.NAME)
                            .map(column -> new PracticeSort(column, isNewestOrMostFirst(column))),
                    Stream.of(new PracticeSort(PracticeColumn.NAME, false)))
            .toList();

    private boolean showing;

    /**
     * Creates the select.
     *
     * @param sorted called with the sort order that the user selects
     */
    SortSelect(Consumer<PracticeSort> sorted) {
        setItems(CHOICES);
        setItemLabelGenerator(practiceSort -> "Sort: " + practiceSort.by().title());
        setAriaLabel("Sort by");
        addClassName("cs-filter");
        addValueChangeListener(change -> {
            if (!showing && change.getValue() != null) {
                sorted.accept(change.getValue());
            }
        });
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        NarrowScreen.follow(event, this::setVisible);
    }

    /** Displays the column of a sort order. Does not display the direction, and does not call the listener. */
    void show(PracticeSort practiceSort) {
        showing = true;
        setValue(CHOICES.stream()
                .filter(choice -> choice.by() == practiceSort.by())
                .findFirst()
                .orElseThrow());
        showing = false;
    }

    private static boolean isNewestOrMostFirst(PracticeColumn column) {
        return switch (column) {
            case ORDERS, LAST_ORDER, OVERDUE, CHANGED, SYNCED -> true;
            case NAME, STATE, SPECIALTY, REP, STATUS -> false;
        };
    }
}
