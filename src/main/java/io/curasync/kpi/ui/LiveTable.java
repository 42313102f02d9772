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
 * A table that is kept up to date in place: only cells that differ are sent, and a cell that changes while it is looked at lights
 * up for a moment. Rows that change places stay where they are and show each other's contents: Vaadin would detach and attach
 * whatever moves, and a link in it would lose the focus.
 */
final class LiveTable extends NativeTable {

    /**
     * @param wide left out where there is little room
     * @param sort what its title sorts by; null: it does not sort
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

    /** @param cells one a column */
    record Row(String key, List<? extends TableCell> cells) {}

    private final List<Column> columns;
    private final Map<RepSort, NativeTableHeaderCell> sortable = new HashMap<>();
    private final List<LiveRow> places = new ArrayList<>();
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

    /** Rows can be picked by a click; a link in them is still a link. */
    void onPick(SerializableConsumer<String> listener) {
        onPick = listener;
        addClassName("kpi-pickable");
    }

    void onSort(SerializableConsumer<RepSort> listener) {
        onSort = listener;
    }

    void show(List<Row> wanted) {
        while (places.size() > wanted.size()) {
            getBody().removeRows(places.removeLast());
        }
        for (int i = 0; i < wanted.size(); i++) {
            Row row = wanted.get(i);
            if (i < places.size()) {
                places.get(i).show(row);
            } else {
                places.add(new LiveRow(columns, row, onPick));
                getBody().addRows(places.getLast());
            }
        }
        places.forEach(place -> place.markIf(selected));
    }

    /** Makes this row stand out; null: none. */
    void select(@Nullable String key) {
        selected = key;
        places.forEach(place -> place.markIf(selected));
    }

    boolean isSelected(String key) {
        return key.equals(selected);
    }

    /** Says by which column and in which direction the rows are sorted. */
    void sorted(RepSort by, boolean downwards) {
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
