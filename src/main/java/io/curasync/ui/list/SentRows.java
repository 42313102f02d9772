package io.curasync.ui.list;

import com.vaadin.flow.function.ValueProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The row objects that were most recently sent to the browser, by id. To redraw a row, a grid needs the object of the row, not only the id.
 *
 * @param <T> type of a row
 */
final class SentRows<T> {

    private final ValueProvider<T, Object> id;
    private final Map<Object, T> rows;

    /**
     * Creates an empty collection.
     *
     * @param id returns the id of a row
     * @param limit maximum number of stored rows; at least the number that a browser displays and buffers
     */
    SentRows(ValueProvider<T, Object> id, int limit) {
        this.id = id;
        rows = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, T> eldest) {
                return size() > limit;
            }
        };
    }

    void add(List<T> sent) {
        for (T row : sent) {
            Object rowId = id.apply(row);
            rows.remove(rowId);
            rows.put(rowId, row);
        }
    }

    @Nullable
    T get(Object rowId) {
        return rows.get(rowId);
    }
}
