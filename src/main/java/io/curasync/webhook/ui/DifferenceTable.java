package io.curasync.webhook.ui;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import io.curasync.ledger.LedgerChanges.Difference;
import io.curasync.ui.BrowserTime;
import java.util.List;

/** Creates tables of changed fields with their values before and after. */
final class DifferenceTable {

    private DifferenceTable() {}

    /**
     * Creates a table with one row per changed field.
     *
     * @param before header of the column with the previous values
     * @param after header of the column with the new values
     * @param time time zone and format of the user's browser
     */
    static NativeTable of(List<Difference> differences, String before, String after, BrowserTime time) {
        NativeTable table = new NativeTable();
        table.addClassNames("cs-table", "webhook-differences");
        NativeTableRow head = new NativeTableRow();
        head.add(
                new NativeTableHeaderCell("Field"),
                new NativeTableHeaderCell(before),
                new NativeTableHeaderCell(after));
        table.getHead().add(head);
        for (Difference difference : differences) {
            NativeTableCell afterCell = new NativeTableCell(EventLabels.value(difference.after(), time));
            afterCell.addClassName("cs-strong");
            NativeTableRow row = new NativeTableRow();
            row.add(
                    new NativeTableCell(EventLabels.field(difference.field())),
                    new NativeTableCell(EventLabels.value(difference.before(), time)),
                    afterCell);
            table.getBody().add(row);
        }
        return table;
    }
}
