package io.curasync.account;

/**
 * Column by which audit entries are sorted. Entries with the same value are sorted by id. An index exists for each of these sort
 * orders, so reading a page is fast regardless of the number of entries. Other columns have no index and cannot be sorted.
 */
public enum AuditSort {
    /** Sorts by id, because ids increase in the order of the entries' times. */
    TIME("id"),
    ACTOR("actor, id"),
    ACTION("action, id");

    private final String columns;

    AuditSort(String columns) {
        this.columns = columns;
    }

    /** Returns the SQL condition for the entries that follow the entry with the id {@code :after} in this sort order. */
    String after(boolean descending) {
        return "(%1$s) %2$s (select %1$s from audit_entry where id = :after)"
                .formatted(columns, descending ? "<" : ">");
    }

    /** Returns the SQL {@code order by} clause for this column. */
    String orderBy(boolean descending) {
        return "order by " + (descending ? columns.replace(",", " desc,") + " desc" : columns);
    }
}
