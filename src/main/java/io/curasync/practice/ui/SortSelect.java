package io.curasync.practice.ui;

import com.vaadin.flow.component.select.Select;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeSort;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Select for the sort order. It is for phones, on which the list has no column headers. */
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
        addClassNames("cs-filter", "practice-sort");
        addValueChangeListener(change -> {
            if (!showing && change.getValue() != null) {
                sorted.accept(change.getValue());
            }
        });
    }

    /** Displays a sort order without calling the listener. Ignores its direction. */
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
