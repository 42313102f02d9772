package io.curasync.practice.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.curasync.practice.MatchCount;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.PracticeSort;
import io.curasync.ui.list.GridScrollState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list of practices. Updates visible rows in place. Changes of the order are shown at once if the list is scrolled to the top;
 * otherwise the list offers them. While updates are paused, it shows no changes.
 */
final class PracticeList extends Div {

    /**
     * The present state of the database.
     *
     * @param listing the search, filters and order that were read
     * @param offset the index of the first visible row
     * @param rows the visible rows, updated
     * @param moved whether other rows now belong there
     * @param waiting number of practices of the list that changed since it was read; 0 unless changes are not shown
     */
    record Fresh(PracticeUrlState listing, int offset, List<GridRow> rows, boolean moved, int waiting) {}

    private static final MatchCount NOT_COUNTED = new MatchCount(0, false, Instant.EPOCH, List.of());

    private final RowLoader rows;
    private final PracticeSort standard;
    private final Consumer<MatchCount> counted;
    private final PracticeGrid grid;
    private final ListNotice notice = new ListNotice(this::showAll);
    private final AdaptiveThrottle adaptiveThrottle = new AdaptiveThrottle();

    // Also read by the thread that checks for changes.
    private volatile PracticeUrlState listing = PracticeUrlState.DEFAULT;
    private volatile MatchCount matchCount = NOT_COUNTED;
    private volatile LoadedWindow loadedWindow = LoadedWindow.EMPTY;
    private volatile boolean paused;

    private boolean scrolled;

    /**
     * @param ofEveryRep whether it is an admin's list
     * @param picked receives the row to open
     * @param sorted receives the list with the requested sort order
     * @param counted receives the number of rows
     */
    PracticeList(
            RowLoader rows,
            boolean ofEveryRep,
            Component empty,
            Consumer<PracticeRow> picked,
            Consumer<PracticeUrlState> sorted,
            Consumer<MatchCount> counted) {
        this.rows = rows;
        standard = PracticeSort.standard(ofEveryRep);
        this.counted = counted;
        grid = new PracticeGrid(
                new PracticeGrid.Source() {
                    @Override
                    public Stream<GridRow> page(int offset, int limit) {
                        return fetch(offset, limit);
                    }

                    @Override
                    public int count() {
                        return size();
                    }
                },
                ofEveryRep,
                picked,
                order -> sorted.accept(listing.with(standard.equals(order) ? null : order)));
        grid.setEmptyStateComponent(empty);
        GridScrollState.watch(grid, this::scrolled);
        addClassNames("cs-card", "cs-browse-list");
        add(grid, notice);
    }

    void scrolled(boolean awayFromTop) {
        scrolled = awayFromTop;
    }

    void list(PracticeUrlState asked) {
        listing = asked;
        grid.showOrder(asked.sorting(standard));
        reload();
        fitColumns();
    }

    /** Fits column widths to their content. Only called on user actions, because columns must not move on their own. */
    void fitColumns() {
        grid.recalculateColumnWidths();
    }

    PracticeUrlState listing() {
        return listing;
    }

    /** Returns the rows that were sent to the browser. */
    LoadedWindow loaded() {
        return loadedWindow;
    }

    /** Pauses updates, or resumes them and shows all changes. */
    void setPaused(boolean paused) {
        this.paused = paused;
        reload();
    }

    void setNarrow(boolean narrow) {
        grid.setNarrow(narrow);
    }

    void setColumns(Set<PracticeColumn> columns) {
        rows.setTrends(columns.contains(PracticeColumn.ORDERS));
        grid.setColumns(columns);
        fitColumns();
    }

    /** Marks the row of the open practice; {@code null} for none. */
    void mark(@Nullable PracticeRow practice) {
        grid.mark(practice == null ? null : new GridRow(practice, List.of()));
    }

    /** Reads the visible rows. May be called from any thread. */
    Fresh read() {
        PracticeUrlState asked = listing;
        MatchCount then = matchCount;
        LoadedWindow seen = loadedWindow;
        if (then.equals(NOT_COUNTED)) {
            return new Fresh(asked, seen.offset(), List.of(), false, 0);
        }
        if (paused) {
            return new Fresh(asked, seen.offset(), List.of(), false, rows.changedSince(asked, then));
        }
        // If reading a page is slow, its rows are refreshed more often than their order.
        if (adaptiveThrottle.isDue() && adaptiveThrottle.run(() -> isMoved(asked, then, seen))) {
            return new Fresh(asked, seen.offset(), rows.byIds(seen.ids()), true, rows.changedSince(asked, then));
        }
        return new Fresh(asked, seen.offset(), rows.byIds(seen.ids()), false, 0);
    }

    private boolean isMoved(PracticeUrlState asked, MatchCount then, LoadedWindow seen) {
        MatchCount now = rows.count(asked);
        List<Long> page = rows.pageOfIds(asked, now, seen.offset(), seen.rows().size());
        return now.count() != then.count() || now.more() != then.more() || !page.equals(seen.ids());
    }

    /** Shows rows that were read. */
    void show(Fresh fresh) {
        if (!fresh.listing().equals(listing) || fresh.offset() != loadedWindow.offset()) {
            return;
        }
        if (paused) {
            notice.paused(fresh.waiting());
        } else if (fresh.moved() && !scrolled) {
            reload();
        } else {
            refresh(fresh.rows());
            if (fresh.moved()) {
                notice.scrolled(fresh.waiting());
            }
        }
    }

    private void refresh(List<GridRow> fresh) {
        Map<Long, GridRow> byId = new HashMap<>();
        fresh.forEach(row -> byId.put(row.id(), row));
        for (GridRow before : loadedWindow.rows()) {
            GridRow now = byId.get(before.id());
            if (now != null && !now.equals(before)) {
                grid.refresh(now);
            }
        }
        loadedWindow = loadedWindow.updated(byId);
    }

    private void showAll() {
        if (scrolled) {
            grid.scrollToStart();
        }
        reload();
    }

    private void reload() {
        notice.hide();
        loadedWindow = LoadedWindow.EMPTY;
        grid.reload();
        if (paused) {
            notice.paused(0);
        }
    }

    private Stream<GridRow> fetch(int offset, int limit) {
        List<GridRow> page = rows.page(listing, matchCount, offset, limit);
        loadedWindow = loadedWindow.with(offset, page);
        return page.stream();
    }

    private int size() {
        matchCount = rows.count(listing);
        counted.accept(matchCount);
        return matchCount.count();
    }
}
