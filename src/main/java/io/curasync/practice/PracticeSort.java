package io.curasync.practice;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A sort order of the list of practices. */
public record PracticeSort(PracticeColumn by, boolean descending) {

    public static final PracticeSort NEWEST_CHANGE = new PracticeSort(PracticeColumn.CHANGED, true);
    private static final PracticeSort NEWEST_ORDER = new PracticeSort(PracticeColumn.LAST_ORDER, true);

    /**
     * Returns the default sort order, newest first. The list of all practices is sorted by last change, the list of one rep by last
     * order.
     *
     * @param showsAllReps whether the list contains the practices of all reps
     */
    public static PracticeSort standard(boolean showsAllReps) {
        return showsAllReps ? NEWEST_CHANGE : NEWEST_ORDER;
    }

    PracticeSort reversed() {
        return new PracticeSort(by, !descending);
    }

    /**
     * Returns the {@code order by} clause. The id must be the last sort key. Without it, pages could repeat or omit rows.
     *
     * @param expressions SQL expressions, from the most to the least significant one
     */
    String orderBy(String... expressions) {
        return Arrays.stream(expressions)
                .map(expression -> descending ? expression + " desc" : expression)
                .collect(Collectors.joining(", ", " order by ", ""));
    }
}
