package io.curasync.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
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

    private static final String SELECTED = "aria-selected";
    private static final String KEY = "data-key";
    private static final String KEY_CLICKED = "event.currentTarget.dataset.key";

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

    private final List<Column> columns;
    private final Map<RepSort, NativeTableHeaderCell> sortable = new HashMap<>();
    private final List<Place> places = new ArrayList<>();
    private SerializableConsumer<String> onPick = key -> {};
    private SerializableConsumer<RepSort> onSort = sort -> {};
    private boolean pickable;
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
        pickable = true;
        addClassName("kpi-pickable");
    }

    void onSort(SerializableConsumer<RepSort> listener) {
        onSort = listener;
    }

    void show(List<Row> wanted) {
        while (places.size() > wanted.size()) {
            getBody().remove(places.removeLast().line);
        }
        for (int i = 0; i < wanted.size(); i++) {
            Row row = wanted.get(i);
            if (i < places.size()) {
                places.get(i).show(row);
            } else {
                places.add(new Place(row));
            }
        }
        places.forEach(Place::markIfSelected);
    }

    /** Makes this row stand out; null: none. */
    void select(@Nullable String key) {
        selected = key;
        places.forEach(Place::markIfSelected);
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

    /** Where a row stands, and which one does. */
    private final class Place {

        private final NativeTableRow line = getBody().addRow();
        private final List<NativeTableCell> cells = new ArrayList<>();
        private final List<Component> contents = new ArrayList<>();
        private Row shown;
        private boolean marked;

        Place(Row row) {
            shown = row;
            for (int i = 0; i < columns.size(); i++) {
                Component content = row.cells().get(i).component();
                contents.add(content);
                NativeTableCell cell = new NativeTableCell(content);
                mark(cell, columns.get(i));
                line.add(cell);
                cells.add(cell);
            }
            line.getElement().setAttribute(KEY, row.key());
            if (pickable) {
                // What stands here may be another row by the time the server hears of the click.
                line.getElement()
                        .addEventListener(
                                "click",
                                click -> onPick.accept(
                                        click.getEventData().get(KEY_CLICKED).asString()))
                        .addEventData(KEY_CLICKED)
                        .setFilter("!event.target.closest('a')");
            }
        }

        void show(Row row) {
            if (row == shown) {
                return;
            }
            for (int i = 0; i < columns.size(); i++) {
                Cell cell = row.cells().get(i);
                if (!cell.equals(shown.cells().get(i))) {
                    show(i, cell);
                }
            }
            if (!row.key().equals(shown.key())) {
                line.getElement().setAttribute(KEY, row.key());
            }
            shown = row;
        }

        private void show(int column, Cell cell) {
            if (!cell.showBy(contents.get(column))) {
                NativeTableCell place = cells.get(column);
                place.removeAll();
                contents.set(column, cell.component());
                place.add(contents.get(column));
            }
        }

        void markIfSelected() {
            boolean wanted = shown.key().equals(selected);
            if (wanted && !marked) {
                line.getElement().setAttribute(SELECTED, "true");
            } else if (!wanted && marked) {
                line.getElement().removeAttribute(SELECTED);
            }
            marked = wanted;
        }
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
