package io.curasync.sync.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import io.curasync.sync.SyncRun;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Table of runs, newest first. Updates the rows of displayed runs in place and adds new runs at the top. On phones, a row has two or three
 * lines.
 */
final class RunTable extends NativeTable {

    /** Columns that show counts of a run, in the order of display. */
    private enum Count {
        SEEN("Seen", SyncRun::fetched, false),
        CREATED("Created", SyncRun::created, false),
        UPDATED("Updated", SyncRun::updated, false),
        UNCHANGED("Unchanged", SyncRun::unchanged, true),
        STALE("Stale", SyncRun::stale, true),
        QUARANTINED("Quarantined", SyncRun::quarantined, false),
        MISSING("Missing", SyncRun::missing, true);

        private final String title;
        private final ToLongFunction<SyncRun> number;
        private final boolean quiet;

        Count(String title, ToLongFunction<SyncRun> number, boolean quiet) {
            this.title = title;
            this.number = number;
            this.quiet = quiet;
        }
    }

    /** A displayed run and its table row. */
    private record Row(NativeTableRow row, SyncRun run) {}

    private final Map<Long, Row> rows = new LinkedHashMap<>();
    private @Nullable Long oldest;
    private @Nullable Long marked;

    RunTable() {
        addClassNames("cs-table", "sync-table");
        getElement().setAttribute("aria-label", "History of syncs");
        NativeTableRow titles = getHead().addRow();
        List.of("Run", "Kind", "Started by", "Status", "Started").forEach(title -> titles.add(title(title, false)));
        titles.add(title("Took", true));
        for (Count count : Count.values()) {
            titles.add(title(count.title, true));
        }
        titles.add(title("Server", false));
    }

    /** Returns the id of the oldest displayed run; null if there is none. */
    @Nullable
    Long oldest() {
        return oldest;
    }

    /**
     * Highlights the row of the run that the drawer shows.
     *
     * @param id id of the run; null to highlight no row
     */
    void mark(@Nullable Long id) {
        Long before = marked;
        marked = id;
        Stream.of(before, id)
                .filter(Objects::nonNull)
                .map(rows::get)
                .filter(Objects::nonNull)
                .forEach(this::mark);
    }

    private void mark(Row row) {
        row.row().setClassName("cs-open", Long.valueOf(row.run().id()).equals(marked));
    }

    /**
     * Shows the newest runs above the displayed older runs. If none of the newest runs is displayed yet, removes all displayed runs first,
     * because older runs may be missing in between. Returns whether all rows were replaced.
     *
     * @param newest newest first
     */
    boolean show(List<SyncRun> newest) {
        boolean replacesAll = newest.stream().noneMatch(run -> rows.containsKey(run.id()));
        if (replacesAll) {
            getBody().removeAllRows();
            rows.clear();
            oldest = null;
        }
        for (int i = 0; i < newest.size(); i++) {
            SyncRun run = newest.get(i);
            Row before = rows.get(run.id());
            if (before == null) {
                put(getBody().insertRow(i), run);
            } else if (!before.run().equals(run)) {
                put(before.row(), run);
            }
        }
        return replacesAll;
    }

    /**
     * Appends runs.
     *
     * @param older runs older than all displayed runs, newest first
     */
    void append(List<SyncRun> older) {
        older.forEach(run -> put(getBody().addRow(), run));
    }

    private void put(NativeTableRow row, SyncRun run) {
        rows.put(run.id(), new Row(row, run));
        row.setClassName("cs-open", Long.valueOf(run.id()).equals(marked));
        oldest = oldest == null ? run.id() : Math.min(oldest, run.id());
        // Does not replace an existing link, because the link would lose the focus.
        if (row.getChildren().findAny().isEmpty()) {
            RouterLink link = new RouterLink("#" + run.id(), SyncView.class, run.id());
            link.getElement().setAttribute("aria-label", "Run #" + run.id());
            row.add(cell("run", "cs-strong", link));
        } else {
            row.getDataCells().stream().skip(1).forEach(row::remove);
        }
        row.add(cell("kind", "", new Span(SyncLabels.kind(run.kind()))));
        row.add(cell("by", "", new Span(SyncLabels.startedBy(run.trigger(), run.requestedBy()))));
        row.add(cell("status", "", SyncLabels.badge(run.status())));
        row.add(cell("started", "cs-muted", RelativeTime.clock(run.startedAt())));
        row.add(cell("took", "cs-num cs-muted", new Span(SyncLabels.took(run))));
        for (Count count : Count.values()) {
            NativeTableCell cell = cell(
                    "count",
                    count.quiet ? "cs-num cs-muted" : "cs-num",
                    new Span(NumberLabels.of(count.number.applyAsLong(run))));
            cell.getElement().setAttribute("data-label", count.title.toLowerCase(java.util.Locale.ROOT));
            cell.getElement().setAttribute("data-quiet", count.quiet || count.number.applyAsLong(run) == 0);
            row.add(cell);
        }
        NativeTableCell on = cell("on", "cs-muted", new Span(run.instance()));
        on.setTitle(run.instance());
        row.add(on);
    }

    static NativeTableHeaderCell title(String title, boolean number) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(title);
        cell.getElement().setAttribute("scope", "col");
        cell.setClassName("cs-num", number);
        return cell;
    }

    private static NativeTableCell cell(String name, String classNames, Component content) {
        NativeTableCell cell = new NativeTableCell(content);
        cell.setClassName(classNames);
        cell.addClassName("sync-" + name);
        return cell;
    }
}
