package io.curasync.practice.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rows last sent to the browser, which may be visible.
 *
 * @param offset the index of the first row
 */
record LoadedWindow(int offset, List<GridRow> rows) {

    static final LoadedWindow EMPTY = new LoadedWindow(0, List.of());

    /** Three pages: the visible rows, and those that the grid buffers above and below. */
    private static final int MAX_ROWS = 3 * PracticeGrid.PAGE;

    List<Long> ids() {
        return rows.stream().map(GridRow::id).toList();
    }

    int end() {
        return offset + rows.size();
    }

    /** Adds fetched rows and drops rows far from them, which are not visible any more. */
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

    /** Replaces the given rows; the others stay. */
    LoadedWindow updated(Map<Long, GridRow> fresh) {
        return new LoadedWindow(
                offset,
                rows.stream().map(row -> fresh.getOrDefault(row.id(), row)).toList());
    }
}
