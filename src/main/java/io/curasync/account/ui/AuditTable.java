package io.curasync.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.AuditLogQuery.Entry;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.RelativeTime;
import java.util.List;

/** Table of audit entries, newest first by default. */
final class AuditTable extends NativeTable {

    private final NativeButton order = new NativeButton();
    private final NativeTableHeaderCell when = new NativeTableHeaderCell(order);

    /**
     * Creates an empty table.
     *
     * @param reorder called when the user changes the order
     */
    AuditTable(Runnable reorder) {
        order.addClassName("audit-order");
        order.addClickListener(_ -> reorder.run());
        addClassNames("cs-table", "audit-table");
        getElement().setAttribute("aria-label", "Audit");
        NativeTableRow titles = getHead().addRow();
        when.getElement().setAttribute("scope", "col");
        titles.add(when);
        List.of("Who", "Action", "Subject", "Details", "From").forEach(title -> titles.add(header(title)));
    }

    void showOrder(boolean oldestFirst) {
        order.setText(oldestFirst ? "When ↑" : "When ↓");
        order.setTitle(oldestFirst ? "Show newest first" : "Show oldest first");
        when.getElement().setAttribute("aria-sort", oldestFirst ? "ascending" : "descending");
    }

    void clear() {
        getBody().removeAllRows();
    }

    /**
     * Adds rows at the end.
     *
     * @param time time zone of the user's browser
     */
    void append(List<Entry> entries, BrowserTime time) {
        entries.forEach(entry -> {
            NativeTableRow row = getBody().addRow();
            row.add(cell("when", "cs-muted", RelativeTime.clock(entry.at())));
            row.add(cell("who", "cs-strong", new Span(entry.actor())));
            row.add(cell("what", "", AuditLabels.badge(entry.action())));
            row.add(cell("subject", "", new Span(AuditLabels.text(entry.subject(), time))));
            row.add(cell("detail", "cs-muted", new Span(AuditLabels.text(entry.detail(), time))));
            row.add(cell("from", "cs-muted", new Span(UserLabels.address(entry.address()))));
        });
    }

    private static NativeTableHeaderCell header(String title) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(title);
        cell.getElement().setAttribute("scope", "col");
        return cell;
    }

    private static NativeTableCell cell(String name, String style, Component content) {
        NativeTableCell cell = new NativeTableCell(content);
        cell.setClassName(style);
        cell.addClassName("audit-" + name);
        return cell;
    }
}
