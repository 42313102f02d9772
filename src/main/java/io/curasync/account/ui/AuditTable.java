package io.curasync.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.AuditLogQuery.Entry;
import io.curasync.account.AuditSort;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.RelativeTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Table of audit entries, in the order in which they are appended. The headers of the columns in {@link AuditSort} are buttons that
 * sort the entries by the column.
 */
final class AuditTable extends NativeTable {

    private static final Map<AuditSort, String> TITLES =
            Map.of(AuditSort.TIME, "When", AuditSort.ACTOR, "Who", AuditSort.ACTION, "Action");

    private final Map<AuditSort, NativeTableHeaderCell> sortable = new EnumMap<>(AuditSort.class);
    private AuditSort sort = AuditSort.TIME;
    private boolean descending = true;

    /**
     * Creates an empty table.
     *
     * @param sorted called with the column, and true for descending order, when the user clicks the header of a column
     */
    AuditTable(BiConsumer<AuditSort, Boolean> sorted) {
        addClassNames("cs-table", "audit-table");
        getElement().setAttribute("aria-label", "Audit");
        NativeTableRow titles = getHead().addRow();
        for (AuditSort column : AuditSort.values()) {
            NativeButton order = new NativeButton(title(column));
            order.addClassName("audit-order");
            order.addClickListener(
                    _ -> sorted.accept(column, sort == column ? !descending : isFirstDescending(column)));
            NativeTableHeaderCell cell = header(order);
            sortable.put(column, cell);
            titles.add(cell);
        }
        List.of("Subject", "Details", "From").forEach(title -> titles.add(header(new Text(title))));
    }

    private static String title(AuditSort column) {
        return TITLES.getOrDefault(column, column.name());
    }

    /** Returns whether the first click on the column sorts in descending order. Times start with the newest entry, names with A. */
    private static boolean isFirstDescending(AuditSort column) {
        return column == AuditSort.TIME;
    }

    /** Marks the column by which the entries are sorted. */
    void showSort(AuditSort newSort, boolean isDescending) {
        sort = newSort;
        descending = isDescending;
        sortable.forEach((column, cell) -> {
            boolean isSorted = column == sort;
            String arrow = descending ? " ↓" : " ↑";
            cell.getElement()
                    .setAttribute("aria-sort", !isSorted ? "none" : descending ? "descending" : "ascending")
                    .getChild(0)
                    .setText(title(column) + (isSorted ? arrow : ""));
        });
    }

    void clear() {
        getBody().removeAllRows();
    }

    /**
     * Adds entries as rows at the end of the table.
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

    private static NativeTableHeaderCell header(Component title) {
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
