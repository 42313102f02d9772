package io.curasync.ui.list;

import com.vaadin.flow.function.ValueProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The consecutive rows of a {@link LiveList} that were last sent to the browser, including the visible rows. A grid fetches a large range
 * of rows in several pages, so a window combines the rows of several fetches.
 *
 * @param id returns the unique id of a row
 * @param offset index of the first row in the list
 * @param limit number of requested rows; greater than the number of {@code rows} if the list has no more rows
 */
public record LoadedWindow<T>(ValueProvider<T, Object> id, int offset, int limit, List<T> rows) {

    /** Maximum number of rows. Three pages are sufficient for the visible rows and the rows that the grid buffers above and below them. */
    private static final int MAX_ROWS = 3 * ListGrid.PAGE;

    /** Returns a window without rows, whose offset is the start of the list. */
    static <T> LoadedWindow<T> empty(ValueProvider<T, Object> id) {
        return new LoadedWindow<>(id, 0, ListGrid.PAGE, List.of());
    }

    /** Returns the ids of the rows, in the order of the list. */
    public List<Object> ids() {
        return ids(rows);
    }

    /** Returns the index after the last row. */
    int end() {
        return offset + rows.size();
    }

    /** Returns whether the given rows have the same ids as the rows of this window, in the same order. */
    boolean hasIdsOf(List<T> others) {
        return ids().equals(ids(others));
    }

    private List<Object> ids(List<T> others) {
        return others.stream().map(this::idOf).toList();
    }

    private Object idOf(T row) {
        return Objects.requireNonNull(id.apply(row));
    }

    /**
     * Returns a window with the fetched rows, and with the rows of this window if they overlap or adjoin the fetched rows. If there are
     * more than {@value #MAX_ROWS} rows, removes rows that are too far away to be visible.
     *
     * @param at index of the first fetched row
     * @param requested number of requested rows
     */
    LoadedWindow<T> with(int at, int requested, List<T> fetched) {
        int fetchedEnd = at + fetched.size();
        if (rows.isEmpty() || at > end() || fetchedEnd < offset) {
            return new LoadedWindow<>(id, at, requested, List.copyOf(fetched));
        }
        List<T> all = new ArrayList<>();
        if (at > offset) {
            all.addAll(rows.subList(0, at - offset));
        }
        all.addAll(fetched);
        if (fetchedEnd < end()) {
            all.addAll(rows.subList(fetchedEnd - offset, rows.size()));
        }
        int first = Math.min(at, offset);
        int from = Math.clamp(fetchedEnd - first - MAX_ROWS, 0, Math.max(0, all.size() - MAX_ROWS));
        int to = Math.min(all.size(), from + MAX_ROWS);
        int requestedEnd = fetchedEnd < end() ? offset + limit : at + requested;
        int newLimit = to < all.size() ? to - from : requestedEnd - first - from;
        return new LoadedWindow<>(id, first + from, newLimit, List.copyOf(all.subList(from, to)));
    }

    /** Returns a window in which each of the given rows replaces the row with the same id. */
    LoadedWindow<T> updated(List<T> fresh) {
        Map<Object, T> byId = new HashMap<>();
        fresh.forEach(row -> byId.put(idOf(row), row));
        return new LoadedWindow<>(
                id, offset, limit, rows.stream().map(row -> current(row, byId)).toList());
    }

    private T current(T row, Map<Object, T> byId) {
        T fresh = byId.get(idOf(row));
        return fresh == null ? row : fresh;
    }

    /** Returns the rows that differ from the rows of an earlier window with the same ids. */
    List<T> changedSince(LoadedWindow<T> before) {
        return IntStream.range(0, rows.size())
                .filter(i -> !rows.get(i).equals(before.rows.get(i)))
                .mapToObj(rows::get)
                .toList();
    }
}
