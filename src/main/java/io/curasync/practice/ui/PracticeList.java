package io.curasync.practice.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.curasync.practice.MatchCount;
import io.curasync.practice.PracticeColumn;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.PracticeSort;
import io.curasync.ui.GridScrollState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a listing. Those in sight are kept up to date where they are. What would move them is shown at once while
 * the top of the list is in sight, else it is offered; and it is all withheld while the list is held.
 */
final class PracticeList extends Div {

    /**
     * What the database has now.
     *
     * @param listing what was asked for
     * @param offset where the rows in sight began
     * @param rows those in sight, as they are now
     * @param moved whether they are not what belongs there any more
     * @param waiting how many practices of the list have changed since it was read; told only of what is withheld
     */
    record Fresh(PracticeUrlState listing, int offset, List<GridRow> rows, boolean moved, int waiting) {}

    private static final MatchCount NOT_COUNTED = new MatchCount(0, false, Instant.EPOCH, List.of());

    private final RowLoader rows;
    private final PracticeSort standard;
    private final Consumer<MatchCount> counted;
    private final PracticeGrid grid;
    private final ListNotice notice = new ListNotice(this::showAll);
    private final AdaptiveThrottle adaptiveThrottle = new AdaptiveThrottle();

    // Read by the thread that looks for changes too.
    private volatile PracticeUrlState listing = PracticeUrlState.DEFAULT;
    private volatile MatchCount matchCount = NOT_COUNTED;
    private volatile LoadedWindow loadedWindow = LoadedWindow.NOTHING;
    private volatile boolean held;

    private boolean scrolled;

    /**
     * @param ofEveryRep whether it is an admin's list
     * @param picked told which row the user wants to see
     * @param sorted told in which order the user wants the rows
     * @param counted told how many rows there are
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

    /** Makes columns as wide as what is in them. Only when the user does something: else columns would move by themselves. */
    void fitColumns() {
        grid.recalculateColumnWidths();
    }

    PracticeUrlState listing() {
        return listing;
    }

    /** The rows that the browser was sent. */
    LoadedWindow sight() {
        return loadedWindow;
    }

    /** Withholds changes, or shows all that were withheld. */
    void hold(boolean hold) {
        held = hold;
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

    /** Marks the row of the practice that is open; null: none is. */
    void mark(@Nullable PracticeRow practice) {
        grid.mark(practice == null ? null : new GridRow(practice, List.of()));
    }

    /** The rows that are in sight, as the database has them now. From any thread. */
    Fresh read() {
        PracticeUrlState asked = listing;
        MatchCount then = matchCount;
        LoadedWindow seen = loadedWindow;
        if (then.equals(NOT_COUNTED)) {
            return new Fresh(asked, seen.offset(), List.of(), false, 0);
        }
        if (held) {
            return new Fresh(asked, seen.offset(), List.of(), false, rows.changedSince(asked, then));
        }
        // Where a page is costly, its rows alone are looked up more often than their order.
        if (adaptiveThrottle.isDue() && adaptiveThrottle.keep(() -> isMoved(asked, then, seen))) {
            return new Fresh(asked, seen.offset(), rows.byIds(seen.ids()), true, rows.changedSince(asked, then));
        }
        return new Fresh(asked, seen.offset(), rows.byIds(seen.ids()), false, 0);
    }

    private boolean isMoved(PracticeUrlState asked, MatchCount then, LoadedWindow seen) {
        MatchCount now = rows.count(asked);
        List<Long> page = rows.pageOfIds(asked, now, seen.offset(), seen.rows().size());
        return now.count() != then.count() || now.more() != then.more() || !page.equals(seen.ids());
    }

    /** Takes rows that were read. */
    void show(Fresh fresh) {
        if (!fresh.listing().equals(listing) || fresh.offset() != loadedWindow.offset()) {
            return;
        }
        if (held) {
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
        loadedWindow = LoadedWindow.NOTHING;
        grid.reload();
        if (held) {
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
