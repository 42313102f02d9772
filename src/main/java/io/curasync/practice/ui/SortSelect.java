package io.curasync.practice.ui;

import com.vaadin.flow.component.select.Select;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.Sorting;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The order of the list, to be chosen where it has no column headers: on a phone. */
final class SortSelect extends Select<Sorting> {

    private static final List<Sorting> CHOICES = Stream.concat(
                    Stream.of(PracticeColumn.values())
                            .filter(column -> column != PracticeColumn.NAME)
                            .map(column -> new Sorting(column, isNewestOrMostFirst(column))),
                    Stream.of(new Sorting(PracticeColumn.NAME, false)))
            .toList();

    private boolean showing;

    /** @param sorted called with the order that the user wants */
    SortSelect(Consumer<Sorting> sorted) {
        setItems(CHOICES);
        setItemLabelGenerator(sorting -> "Sort: " + sorting.by().title());
        setAriaLabel("Sort by");
        addClassNames("cs-filter", "practice-sort");
        addValueChangeListener(change -> {
            if (!showing && change.getValue() != null) {
                sorted.accept(change.getValue());
            }
        });
    }

    /** Shows what the list is sorted by, in whichever direction. */
    void show(Sorting sorting) {
        showing = true;
        setValue(CHOICES.stream()
                .filter(choice -> choice.by() == sorting.by())
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
