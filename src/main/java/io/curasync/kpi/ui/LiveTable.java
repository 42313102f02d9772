package io.curasync.kpi.ui;

import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.function.SerializableConsumer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table that is kept up to date in place: rows have keys and stay the same elements wherever they move, only cells that
 * differ are sent, and a cell that changes while it is looked at lights up for a moment.
 */
final class LiveTable extends NativeTable {

    private static final String SELECTED = "aria-selected";

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
    }

    /** @param cells one a column */
    record Row(String key, List<? extends Cell> cells) {}

    private record Shown(NativeTableRow row, List<NativeTableCell> places, List<Cell> cells) {}

    private final List<Column> columns;
    private final Map<RepSort, NativeTableHeaderCell> sortable = new HashMap<>();
    private final Map<String, Shown> rows = new LinkedHashMap<>();
    private final Arrangement<NativeTableRow> order = new Arrangement<>(getBody());
    private SerializableConsumer<String> onPick = key -> {};
    private SerializableConsumer<RepSort> onSort = sort -> {};
    private boolean pickable;
    private @Nullable String selected;

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
        pickable = true;
        addClassName("kpi-pickable");
    }

    void onSort(SerializableConsumer<RepSort> listener) {
        onSort = listener;
    }

    void show(List<Row> wanted) {
        Set<String> keys = wanted.stream().map(Row::key).collect(Collectors.toSet());
        rows.keySet().retainAll(keys);
        for (Row row : wanted) {
            Shown shown = rows.get(row.key());
            if (shown == null) {
                shown = newRow(row.key());
                rows.put(row.key(), shown);
            }
            update(shown, row.cells());
        }
        order.show(wanted.stream().map(row -> rows.get(row.key()).row()).toList());
        mark(selected, true);
    }

    /** Makes this row stand out; null: none. */
    void select(@Nullable String key) {
        mark(selected, false);
        selected = key;
        mark(key, true);
    }

    boolean isSelected(String key) {
        return key.equals(selected);
    }

    /** Says by which column and in which direction the rows are sorted. */
    void sorted(RepSort by, boolean descending) {
        sortable.forEach((sort, title) -> title.getElement()
                .setAttribute("aria-sort", sort != by ? "none" : descending ? "descending" : "ascending"));
    }

    private void mark(@Nullable String key, boolean on) {
        Shown shown = key == null ? null : rows.get(key);
        if (shown != null && on) {
            shown.row().getElement().setAttribute(SELECTED, "true");
        } else if (shown != null) {
            shown.row().getElement().removeAttribute(SELECTED);
        }
    }

    private static void update(Shown shown, List<? extends Cell> cells) {
        boolean fresh = shown.cells().isEmpty();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (!fresh && cell.equals(shown.cells().get(i))) {
                continue;
            }
            NativeTableCell place = shown.places().get(i);
            if (fresh || !cell.showBy(place.getComponentAt(0))) {
                place.removeAll();
                place.add(cell.component());
            }
            if (!fresh && !(cell instanceof Cell.Course)) {
                place.getElement().flashClass("kpi-changed");
            }
        }
        shown.cells().clear();
        shown.cells().addAll(cells);
    }

    private Shown newRow(String key) {
        NativeTableRow row = new NativeTableRow();
        if (pickable) {
            row.getElement()
                    .addEventListener("click", click -> onPick.accept(key))
                    .setFilter("!event.target.closest('a')");
        }
        var places = new ArrayList<NativeTableCell>();
        for (Column column : columns) {
            var place = new NativeTableCell();
            mark(place, column);
            row.add(place);
            places.add(place);
        }
        return new Shown(row, places, new ArrayList<>());
    }

    private NativeTableHeaderCell title(Column column) {
        var cell = new NativeTableHeaderCell();
        cell.getElement().setAttribute("scope", "col");
        mark(cell, column);
        RepSort sort = column.sort();
        if (sort == null) {
            cell.setText(column.title());
        } else {
            cell.add(new NativeButton(column.title(), click -> onSort.accept(sort)));
            sortable.put(sort, cell);
        }
        return cell;
    }

    private static void mark(HasStyle cell, Column column) {
        cell.setClassName("cs-num", column.number());
        cell.setClassName("kpi-wide", column.wide());
    }
}
