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
 * The list of practices. Updates visible rows in place. If practices move, appear or disappear, the list reloads while
 * it is scrolled to the top; otherwise it shows a notice with a button. While updates are paused, the list does not
 * change.
 */
final class PracticeList extends Div {

    /**
     * The result of {@link #read}.
     *
     * @param listing URL state whose rows were read
     * @param offset index of the first visible row
     * @param rows new values of the visible rows
     * @param isMoved whether the visible part of the list now contains other rows or another order
     * @param waiting number of matching practices that have changed since the list was read; 0 if the list can show the
     * changes in place
     */
    record Fresh(PracticeUrlState listing, int offset, List<GridRow> rows, boolean isMoved, int waiting) {}

    private static final MatchCount NOT_COUNTED = new MatchCount(0, false, Instant.EPOCH, List.of());

    private final RowLoader rows;
    private final PracticeSort standard;
    private final Consumer<MatchCount> counted;
    private final PracticeGrid grid;
    private final ListNotice notice = new ListNotice(this::showAll);
    private final AdaptiveThrottle adaptiveThrottle = new AdaptiveThrottle();

    // Volatile, because the thread that checks for changes reads these fields too.
    private volatile PracticeUrlState listing = PracticeUrlState.DEFAULT;
    private volatile MatchCount matchCount = NOT_COUNTED;
    private volatile LoadedWindow loadedWindow = LoadedWindow.EMPTY;
    private volatile boolean paused;

    private boolean scrolled;

    /**
     * Creates an empty list.
     *
     * @param rows reads the rows
     * @param showsAllReps whether the list contains the practices of all reps
     * @param empty shown if no practice matches
     * @param picked called with the practice of a selected row
     * @param sorted called with the URL state for a requested sort order
     * @param counted called with the number of matches after each count
     */
    PracticeList(
            RowLoader rows,
            boolean showsAllReps,
            Component empty,
            Consumer<PracticeRow> picked,
            Consumer<PracticeUrlState> sorted,
            Consumer<MatchCount> counted) {
        this.rows = rows;
        standard = PracticeSort.standard(showsAllReps);
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
                showsAllReps,
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

    /** Changes search, filters and sort order, and reloads the list. */
    void list(PracticeUrlState asked) {
        listing = asked;
        grid.showOrder(asked.sorting(standard));
        reload();
        fitColumns();
    }

    /**
     * Fits the widths of the columns to their content. Only called after user actions, because columns must not change
     * without one.
     */
    void fitColumns() {
        grid.recalculateColumnWidths();
    }

    /** Returns the current URL state. */
    PracticeUrlState listing() {
        return listing;
    }

    /** Returns the rows that were last sent to the browser. */
    LoadedWindow loaded() {
        return loadedWindow;
    }

    /** Pauses updates, or resumes them; reloads the list in both cases. */
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

    /** Marks the row of the practice in the drawer; null for none. */
    void mark(@Nullable PracticeRow practice) {
        grid.mark(practice == null ? null : new GridRow(practice, List.of()));
    }

    /** Reads the visible rows again, and whether rows have moved. May be called from any thread. */
    Fresh read() {
        PracticeUrlState asked = listing;
        MatchCount countBefore = matchCount;
        LoadedWindow window = loadedWindow;
        if (countBefore.equals(NOT_COUNTED)) {
            return new Fresh(asked, window.offset(), List.of(), false, 0);
        }
        if (paused) {
            return new Fresh(asked, window.offset(), List.of(), false, rows.changedSince(asked, countBefore));
        }
        // The throttle limits slow reads of the order, but not those of the rows.
        if (adaptiveThrottle.isDue() && adaptiveThrottle.run(() -> isMoved(asked, countBefore, window))) {
            return new Fresh(
                    asked, window.offset(), rows.byIds(window.ids()), true, rows.changedSince(asked, countBefore));
        }
        return new Fresh(asked, window.offset(), rows.byIds(window.ids()), false, 0);
    }

    private boolean isMoved(PracticeUrlState asked, MatchCount countBefore, LoadedWindow window) {
        MatchCount now = rows.count(asked);
        List<Long> page =
                rows.pageOfIds(asked, now, window.offset(), window.rows().size());
        return now.count() != countBefore.count()
                || now.hasMore() != countBefore.hasMore()
                || !page.equals(window.ids());
    }

    /**
     * Applies a result of {@link #read}: updates the visible rows, reloads the list, or shows a notice. Ignores the
     * result if the list or its visible range has changed since.
     */
    void show(Fresh fresh) {
        if (!fresh.listing().equals(listing) || fresh.offset() != loadedWindow.offset()) {
            return;
        }
        if (paused) {
            notice.showPaused(fresh.waiting());
        } else if (fresh.isMoved() && !scrolled) {
            reload();
        } else {
            refresh(fresh.rows());
            if (fresh.isMoved()) {
                notice.showScrolled(fresh.waiting());
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
            notice.showPaused(0);
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
