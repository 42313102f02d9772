package io.curasync.practice.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The consecutive rows of the list that were last sent to the browser, some of which are visible.
 *
 * @param offset index of the first row in the list
 */
record LoadedWindow(int offset, List<GridRow> rows) {

    static final LoadedWindow EMPTY = new LoadedWindow(0, List.of());

    /** Maximum number of rows: three pages, for the visible rows and those that the grid buffers above and below. */
    private static final int MAX_ROWS = 3 * PracticeGrid.PAGE;

    List<Long> ids() {
        return rows.stream().map(GridRow::id).toList();
    }

    /** Returns the index after the last row. */
    int end() {
        return offset + rows.size();
    }

    /**
     * Returns a window with the fetched rows. Rows far away from these are dropped, because they are no longer visible.
     *
     * @param at index of the first fetched row
     */
    LoadedWindow with(int at, List<GridRow> fetched) {
        if (rows.isEmpty() || at > end() || at + fetched.size() < offset) {
            return new LoadedWindow(at, fetched);
        }
        List<GridRow> all = new ArrayList<>();
        if (at > offset) {
            all.addAll(rows.subList(0, at - offset));
        }
        all.addAll(fetched);
        if (at + fetched.size() < end()) {
            all.addAll(rows.subList(at + fetched.size() - offset, rows.size()));
        }
        int first = Math.min(at, offset);
        int from = Math.clamp(at + fetched.size() - first - MAX_ROWS, 0, Math.max(0, all.size() - MAX_ROWS));
        return new LoadedWindow(first + from, List.copyOf(all.subList(from, Math.min(all.size(), from + MAX_ROWS))));
    }

    /** Returns a window in which the given rows replace those with the same id. */
    LoadedWindow updated(Map<Long, GridRow> fresh) {
        return new LoadedWindow(
                offset,
                rows.stream().map(row -> fresh.getOrDefault(row.id(), row)).toList());
    }
}
