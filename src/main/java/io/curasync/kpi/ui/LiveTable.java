package io.curasync.kpi.ui;

import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.function.SerializableConsumer;
import io.curasync.ui.chart.SharedJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Table whose rows the browser renders. If the order of rows changes, the elements of the rows stay at their positions and exchange their
 * contents, so a link in them keeps the focus. The browser briefly highlights changed cells. A long table scrolls within its card, by
 * mouse or keyboard.
 */
@Tag("cura-live-table")
final class LiveTable extends LiveItems {

    private static final int LONG_TABLE_ROWS = 12;

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

        /** Returns the CSS classes of the column's cells. */
        private String classNames() {
            return (number ? "cs-num " : "") + (hiddenIfNarrow ? "kpi-wide" : "");
        }
    }

    private record Row(String key, List<? extends TableCell> cells) {}

    private final NativeTable table = new NativeTable();
    private final Map<RepSort, NativeTableHeaderCell> sortable = new HashMap<>();
    private SerializableConsumer<RepSort> onSort = sort -> {};
    private @Nullable String selected;
    private @Nullable RepSort sortedBy;
    private boolean descending;

    /**
     * Creates a table without rows.
     *
     * @param caption name of the table for screen readers
     * @param label name of the region that scrolls, for screen readers
     */
    LiveTable(String caption, String label, List<Column> columns) {
        addClassName("kpi-scroller");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", label)
                .setPropertyJson(
                        "columns",
                        SharedJson.of(columns.stream().map(Column::classNames).toList()));
        table.addClassNames("cs-table", "kpi-table");
        table.getElement().setAttribute("aria-label", caption);
        NativeTableRow titles = table.getHead().addRow();
        columns.forEach(column -> titles.add(title(column)));
        // The browser fills the body.
        table.getBody();
        getElement().appendChild(table.getElement());
    }

    /** Returns the HTML table, for its CSS classes. */
    HasStyle table() {
        return table;
    }

    /** Sets the listener for clicks on rows, which receives the key of the row. A click on a link in a row opens the link instead. */
    void onRowClick(SerializableConsumer<String> listener) {
        table.addClassName("kpi-pickable");
        // The browser sends the key of the clicked row, because the element may show another row when the click
        // arrives.
        getElement()
                .addEventListener(
                        "pick",
                        event -> listener.accept(
                                event.getEventData().get("event.detail").asString()))
                .addEventData("event.detail");
    }

    void onSort(SerializableConsumer<RepSort> listener) {
        onSort = listener;
    }

    /**
     * Creates a row.
     *
     * @param key unique within the table
     * @param cells one per column
     */
    static SharedJson row(String key, List<? extends TableCell> cells) {
        return SharedJson.of(new Row(key, cells));
    }

    /**
     * Shows rows.
     *
     * @param rows immutable, so that screens can share it
     */
    void show(List<SharedJson> rows) {
        showItems(rows);
        setClassName("kpi-long", rows.size() > LONG_TABLE_ROWS);
    }

    /**
     * Highlights a row and removes the highlight from all others.
     *
     * @param key key of the row; {@code null} to highlight no row
     */
    void select(@Nullable String key) {
        selected = key;
        getElement().setProperty("selected", key);
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
        cell.setClassName("cs-num", column.number());
        cell.setClassName("kpi-wide", column.hiddenIfNarrow());
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
