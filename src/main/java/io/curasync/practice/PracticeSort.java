package io.curasync.practice;

/** A sort order of the list of practices. */
public record PracticeSort(PracticeColumn by, boolean descending) {

    public static final PracticeSort NEWEST_CHANGE = new PracticeSort(PracticeColumn.CHANGED, true);
    private static final PracticeSort NEWEST_ORDER = new PracticeSort(PracticeColumn.LAST_ORDER, true);

    /** Returns the default order: by the column of the default ones that shows news. */
    public static PracticeSort standard(boolean ofEveryRep) {
        return ofEveryRep ? NEWEST_CHANGE : NEWEST_ORDER;
    }

    /** Ends with the id, which makes the order total: pages neither repeat nor omit a row. */
    String orderBy(String expression, String id) {
        return " order by " + expression + (descending ? " desc, " + id + " desc" : ", " + id);
    }
}
