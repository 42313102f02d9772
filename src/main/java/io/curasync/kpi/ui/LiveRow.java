package io.curasync.kpi.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.function.SerializableConsumer;
import io.curasync.kpi.ui.LiveTable.Column;
import io.curasync.kpi.ui.LiveTable.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A place in a {@link LiveTable}, where now one row stands and now another. */
final class LiveRow extends NativeTableRow {

    private static final String SELECTED = "aria-selected";
    private static final String KEY = "data-key";
    private static final String KEY_CLICKED = "event.currentTarget.dataset.key";

    private final List<NativeTableCell> cells = new ArrayList<>();
    private final List<Component> contents = new ArrayList<>();
    private Row shown;
    private boolean marked;

    /** @param onPick told the key of the row that is clicked; null: nobody is */
    LiveRow(List<Column> columns, Row row, @Nullable SerializableConsumer<String> onPick) {
        shown = row;
        for (int i = 0; i < columns.size(); i++) {
            Component content = row.cells().get(i).component();
            contents.add(content);
            NativeTableCell tableCell = new NativeTableCell(content);
            columns.get(i).mark(tableCell);
            add(tableCell);
            cells.add(tableCell);
        }
        getElement().setAttribute(KEY, row.key());
        if (onPick != null) {
            // What stands here may be another row by the time the server hears of the click.
            getElement()
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
        for (int i = 0; i < cells.size(); i++) {
            TableCell tableCell = row.cells().get(i);
            if (!tableCell.equals(shown.cells().get(i))) {
                show(i, tableCell);
            }
        }
        if (!row.key().equals(shown.key())) {
            getElement().setAttribute(KEY, row.key());
        }
        shown = row;
    }

    private void show(int column, TableCell tableCell) {
        if (!tableCell.showBy(contents.get(column))) {
            NativeTableCell place = cells.get(column);
            place.removeAll();
            contents.set(column, tableCell.component());
            place.add(contents.get(column));
        }
    }

    /** Stands out while the row of this key stands here. */
    void markIf(@Nullable String selected) {
        boolean wanted = shown.key().equals(selected);
        if (wanted && !marked) {
            getElement().setAttribute(SELECTED, "true");
        } else if (!wanted && marked) {
            getElement().removeAttribute(SELECTED);
        }
        marked = wanted;
    }
}
