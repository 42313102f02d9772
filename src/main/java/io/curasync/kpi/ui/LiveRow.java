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

/** Component for one row position of a {@link LiveTable}. The component may show different rows over time. */
final class LiveRow extends NativeTableRow {

    private static final String SELECTED = "aria-selected";
    private static final String KEY = "data-key";
    private static final String KEY_CLICKED = "event.currentTarget.dataset.key";

    private final List<NativeTableCell> cells = new ArrayList<>();
    private final List<Component> contents = new ArrayList<>();
    private Row shown;
    private boolean highlighted;

    /**
     * Creates a component that shows a row.
     *
     * @param columns columns of the table
     * @param row the first row to show
     * @param onRowClick called with the key of the clicked row; {@code null} if rows cannot be clicked
     */
    LiveRow(List<Column> columns, Row row, @Nullable SerializableConsumer<String> onRowClick) {
        shown = row;
        for (int i = 0; i < columns.size(); i++) {
            Component content = row.cells().get(i).component();
            contents.add(content);
            NativeTableCell tableCell = new NativeTableCell(content);
            columns.get(i).styleCell(tableCell);
            add(tableCell);
            cells.add(tableCell);
        }
        getElement().setAttribute(KEY, row.key());
        if (onRowClick != null) {
            // The browser sends the key of the clicked row, because this component may show another row when the click
            // arrives.
            getElement()
                    .addEventListener(
                            "click",
                            click -> onRowClick.accept(
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
        if (!tableCell.update(contents.get(column))) {
            NativeTableCell cell = cells.get(column);
            cell.removeAll();
            contents.set(column, tableCell.component());
            cell.add(contents.get(column));
        }
    }

    /**
     * Highlights this component if it shows the selected row; otherwise removes the highlight.
     *
     * @param selected key of the selected row; {@code null} if no row is selected
     */
    void updateHighlight(@Nullable String selected) {
        boolean isSelected = shown.key().equals(selected);
        if (isSelected && !highlighted) {
            getElement().setAttribute(SELECTED, "true");
        } else if (!isSelected && highlighted) {
            getElement().removeAttribute(SELECTED);
        }
        highlighted = isSelected;
    }
}
