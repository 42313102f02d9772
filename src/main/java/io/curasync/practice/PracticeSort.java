package io.curasync.practice;

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

    /**
     * Returns the {@code order by} clause. The id is the last sort key. Without the id, pages could repeat or omit rows.
     *
     * @param expression SQL expression of the column
     * @param id SQL expression of the id
     */
    String orderBy(String expression, String id) {
        return " order by " + expression + (descending ? " desc, " + id + " desc" : ", " + id);
    }
}
