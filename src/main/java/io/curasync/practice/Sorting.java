package io.curasync.practice;

/** In which order practices are listed. */
public record Sorting(PracticeColumn by, boolean descending) {

    public static final Sorting NEWEST_CHANGE = new Sorting(PracticeColumn.CHANGED, true);

    /** The id at the end makes the order total: pages neither repeat nor leave out a row. */
    String orderBy(String expression, String id) {
        return " order by " + expression + (descending ? " desc, " + id + " desc" : ", " + id);
    }
}
