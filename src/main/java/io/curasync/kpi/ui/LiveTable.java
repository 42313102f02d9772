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
 * Table that updates in place and sends only changed cells to the browser. If the order of rows changes, the row components stay
 * at their positions and exchange their contents. If components moved, Vaadin would detach and attach them, and a link in them
 * would lose the focus. {@link ScrollableTable} briefly highlights changed cells.
 */
final class LiveTable extends NativeTable {

    /**
     * A column of the table.
     *
     * @param number whether cells contain numbers, which are right-aligned
     * @param hiddenIfNarrow whether the column is hidden if space is limited
     * @param sort the sort order that a click on the title selects; {@code null} if the column is not sortable
     */
    record Column(
            String title,
            boolean number,
            boolean hiddenIfNarrow,
            @Nullable RepSort sort) {

        static Column text(String title) {
            return new Column(title, false, false, null);
        }

        static Column number(String title) {
            return new Column(title, true, false, null);
        }

        Column hideIfNarrow() {
            return new Column(title, number, true, sort);
        }

        Column sortedBy(@Nullable RepSort by) {
            return new Column(title, number, hiddenIfNarrow, by);
        }

        void styleCell(HasStyle cell) {
            cell.setClassName("cs-num", number);
            cell.setClassName("kpi-wide", hiddenIfNarrow);
        }
    }

    /**
     * A row of the table.
     *
     * @param key unique within the table
     * @param cells one per column
     */
    record Row(String key, List<? extends TableCell> cells) {}

    private final List<Column> columns;
    private final Map<RepSort, NativeTableHeaderCell> sortable = new HashMap<>();
    private final List<LiveRow> rows = new ArrayList<>();
    private @Nullable SerializableConsumer<String> onRowClick;
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

    /**
     * Sets the listener for clicks on rows, which receives the key of the row. A click on a link in a row opens the link instead.
     * Must be called before the first row is shown.
     */
    void onRowClick(SerializableConsumer<String> listener) {
        onRowClick = listener;
        addClassName("kpi-pickable");
    }

    void onSort(SerializableConsumer<RepSort> listener) {
        onSort = listener;
    }

    void show(List<Row> newRows) {
        while (rows.size() > newRows.size()) {
            getBody().removeRows(rows.removeLast());
        }
        for (int i = 0; i < newRows.size(); i++) {
            Row row = newRows.get(i);
            if (i < rows.size()) {
                rows.get(i).show(row);
            } else {
                rows.add(new LiveRow(columns, row, onRowClick));
                getBody().addRows(rows.getLast());
            }
        }
        rows.forEach(row -> row.updateHighlight(selected));
    }

    /**
     * Highlights a row and removes the highlight from all others.
     *
     * @param key key of the row; {@code null} to highlight no row
     */
    void select(@Nullable String key) {
        selected = key;
        rows.forEach(row -> row.updateHighlight(selected));
    }

    boolean isSelected(String key) {
        return key.equals(selected);
    }

    /** Marks the sorted column and its direction. */
    void showSort(RepSort by, boolean isDescending) {
        if (by == sortedBy && isDescending == descending) {
            return;
        }
        sortedBy = by;
        descending = isDescending;
        sortable.forEach((sort, title) -> title.getElement()
                .setAttribute("aria-sort", sort != by ? "none" : descending ? "descending" : "ascending"));
    }

    private NativeTableHeaderCell title(Column column) {
        var cell = new NativeTableHeaderCell();
        cell.getElement().setAttribute("scope", "col");
        column.styleCell(cell);
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
