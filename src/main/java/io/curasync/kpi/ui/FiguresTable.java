package io.curasync.kpi.ui;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.ArrayList;
import java.util.List;

/** A plain table whose cells are rewritten in place, and only where they differ. */
final class FiguresTable extends NativeTable {

    /** @param wide left out where there is little room */
    record Column(String title, boolean number, boolean wide) {}

    private record Row(NativeTableRow row, List<NativeTableCell> cells) {}

    private final List<Column> columns;
    private final List<Row> rows = new ArrayList<>();

    FiguresTable(String caption, List<Column> columns) {
        this.columns = columns;
        addClassName("cs-table");
        getElement().setAttribute("aria-label", caption);
        NativeTableRow titles = getHead().addRow();
        for (Column column : columns) {
            var cell = new NativeTableHeaderCell(column.title());
            cell.getElement().setAttribute("scope", "col");
            mark(cell, column);
            titles.add(cell);
        }
    }

    void show(List<List<String>> values) {
        while (rows.size() > values.size()) {
            getBody().remove(rows.removeLast().row());
        }
        while (rows.size() < values.size()) {
            rows.add(newRow());
        }
        for (int i = 0; i < values.size(); i++) {
            List<NativeTableCell> cells = rows.get(i).cells();
            for (int j = 0; j < cells.size(); j++) {
                String value = values.get(i).get(j);
                if (!cells.get(j).getText().equals(value)) {
                    cells.get(j).setText(value);
                }
            }
        }
    }

    /** Marks the row that is about the reader; none: -1. */
    void highlight(int index) {
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).row().setClassName("cs-own", i == index);
        }
    }

    private Row newRow() {
        NativeTableRow row = getBody().addRow();
        var cells = new ArrayList<NativeTableCell>();
        for (Column column : columns) {
            var cell = new NativeTableCell();
            mark(cell, column);
            row.add(cell);
            cells.add(cell);
        }
        return new Row(row, cells);
    }

    private static void mark(com.vaadin.flow.component.HasStyle cell, Column column) {
        cell.setClassName("cs-num", column.number());
        cell.setClassName("kpi-wide", column.wide());
    }
}
