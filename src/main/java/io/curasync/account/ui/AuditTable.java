package io.curasync.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.AuditTrail.Entry;
import io.curasync.base.RelativeTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries of the audit, newest first. */
final class AuditTable extends NativeTable {

    AuditTable() {
        addClassNames("cs-table", "audit-table");
        getElement().setAttribute("aria-label", "Audit");
        NativeTableRow titles = getHead().addRow();
        List.of("When", "Who", "What", "To what", "Detail", "From").forEach(title -> titles.add(header(title)));
    }

    void clear() {
        getBody().removeAllRows();
    }

    void append(List<Entry> entries) {
        entries.forEach(entry -> {
            NativeTableRow row = getBody().addRow();
            row.add(cell("when", "cs-muted", RelativeTime.clock(entry.at())));
            row.add(cell("who", "cs-strong", new Span(entry.actor())));
            row.add(cell("what", "", AuditWords.badge(entry.action())));
            row.add(cell("subject", "", new Span(text(entry.subject()))));
            row.add(cell("detail", "cs-muted", new Span(text(entry.detail()))));
            row.add(cell("from", "cs-muted", new Span(PeopleWords.address(entry.address()))));
        });
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
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
