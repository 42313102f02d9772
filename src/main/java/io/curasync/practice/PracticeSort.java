package io.curasync.practice;

/** In which order practices are listed. */
public record PracticeSort(PracticeColumn by, boolean descending) {

    public static final PracticeSort NEWEST_CHANGE = new PracticeSort(PracticeColumn.CHANGED, true);
    private static final PracticeSort NEWEST_ORDER = new PracticeSort(PracticeColumn.LAST_ORDER, true);

    /** The order of a list for which none is asked: by the column of the standard ones that tells what is new. */
    public static PracticeSort standard(boolean ofEveryRep) {
        return ofEveryRep ? NEWEST_CHANGE : NEWEST_ORDER;
    }

    /** The id at the end makes the order total: pages neither repeat nor leave out a row. */
    String orderBy(String expression, String id) {
        return " order by " + expression + (descending ? " desc, " + id + " desc" : ", " + id);
    }
}
