package io.curasync.kpi.ui;

import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table that updates in place: only changed cells are sent, and a visible cell that changes is highlighted for a moment. When rows
 * change their order, the row components stay and exchange their contents. Vaadin would detach and attach moved components, and a link
 * in them would lose the focus.
 */
final class LiveTable extends NativeTable {

    /**
     * @param wide hidden if space is limited
     * @param sort the order that a click on the title selects; {@code null} if not sortable
     */
    record Column(
            String title,
            boolean number,
            boolean wide,
            @Nullable RepSort sort) {

        static Column text(String title) {
            return new Column(title, false, false, null);
        }

        static Column number(String title) {
            return new Column(title, true, false, null);
        }

        Column whereThereIsRoom() {
            return new Column(title, number, true, sort);
        }

        Column sortedBy(@Nullable RepSort by) {
            return new Column(title, number, wide, by);
        }

        void mark(HasStyle cell) {
            cell.setClassName("cs-num", number);
            cell.setClassName("kpi-wide", wide);
        }
    }

    /** @param cells one per column */
    record Row(String key, List<? extends TableCell> cells) {}

    private final List<Column> columns;
    private final Map<RepSort, NativeTableHeaderCell> sortable = new HashMap<>();
    private final List<LiveRow> rows = new ArrayList<>();
    private @Nullable SerializableConsumer<String> onPick;
    private SerializableConsumer<RepSort> onSort = sort -> {};
    private @Nullable String selected;
    private @Nullable RepSort sortedBy;
    private boolean descending;

    LiveTable(String caption, List<Column> columns) {
        this.columns = columns;
        addClassNames("cs-table", "kpi-table");
        getElement().setAttribute("aria-label", caption);
        NativeTableRow titles = getHead().addRow();
        columns.forEach(column -> titles.add(title(column)));
    }

    /** Makes rows clickable; links in them still work. */
    void onPick(SerializableConsumer<String> listener) {
        onPick = listener;
        addClassName("kpi-pickable");
    }

    void onSort(SerializableConsumer<RepSort> listener) {
        onSort = listener;
    }

    void show(List<Row> wanted) {
        while (rows.size() > wanted.size()) {
            getBody().removeRows(rows.removeLast());
        }
        for (int i = 0; i < wanted.size(); i++) {
            Row row = wanted.get(i);
            if (i < rows.size()) {
                rows.get(i).show(row);
            } else {
                rows.add(new LiveRow(columns, row, onPick));
                getBody().addRows(rows.getLast());
            }
        }
        rows.forEach(row -> row.markIf(selected));
    }

    /** Highlights the row; {@code null} highlights none. */
    void select(@Nullable String key) {
        selected = key;
        rows.forEach(row -> row.markIf(selected));
    }

    boolean isSelected(String key) {
        return key.equals(selected);
    }

    /** Marks the column and the direction of sorting. */
    void showSort(RepSort by, boolean downwards) {
        if (by == sortedBy && downwards == descending) {
            return;
        }
        sortedBy = by;
        descending = downwards;
        sortable.forEach((sort, title) -> title.getElement()
                .setAttribute("aria-sort", sort != by ? "none" : descending ? "descending" : "ascending"));
    }

    private NativeTableHeaderCell title(Column column) {
        var cell = new NativeTableHeaderCell();
        cell.getElement().setAttribute("scope", "col");
        column.mark(cell);
        RepSort sort = column.sort();
        if (sort == null) {
            cell.setText(column.title());
        } else {
            cell.add(new NativeButton(column.title(), click -> onSort.accept(sort)));
            sortable.put(sort, cell);
        }
        return cell;
    }
}
