package io.curasync.practice.ui;

import io.curasync.account.Scope;
import io.curasync.practice.MatchCount;
import io.curasync.practice.PracticeListQuery;
import io.curasync.practice.PracticeOrderQuery;
import io.curasync.practice.PracticeQuery;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.PracticeSort;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.list.ListSource;
import io.curasync.ui.list.ListUpdate;
import io.curasync.ui.list.LoadedWindow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads the rows and counts of one list of practices in one scope. Thread-safe. */
final class RowLoader implements ListSource<PracticeUrlState, GridRow> {

    private static final MatchCount NOT_COUNTED = new MatchCount(0, false, Instant.EPOCH, List.of());

    private final Scope scope;
    private final PracticeSort standard;
    private final PracticeQuery practiceQuery;
    private final PracticeListQuery pages;
    private final PracticeOrderQuery orders;
    private final AdaptiveThrottle adaptiveThrottle = new AdaptiveThrottle();

    private volatile boolean trends = true;
    private volatile MatchCount matchCount = NOT_COUNTED;

    RowLoader(Scope scope, PracticeQuery practiceQuery, PracticeListQuery pages, PracticeOrderQuery orders) {
        this.scope = scope;
        standard = PracticeSort.standard(scope instanceof Scope.All);
        this.practiceQuery = practiceQuery;
        this.pages = pages;
        this.orders = orders;
    }

    /** Sets whether the rows contain trends. A trend consists of the numbers of orders on the last days. */
    void setTrends(boolean withTrends) {
        trends = withTrends;
    }

    /** Returns the result of the last {@link #count}; no matches before the first count. */
    MatchCount matchCount() {
        return matchCount;
    }

    @Override
    public int count(PracticeUrlState state) {
        matchCount = pages.count(scope, state.filter());
        return matchCount.count();
    }

    @Override
    public List<GridRow> page(PracticeUrlState state, int offset, int limit) {
        return withTrends(pages.page(scope, state.filter(), state.sorting(standard), matchCount, offset, limit));
    }

    /**
     * Reads the loaded rows again by id, and checks whether their positions in the list have changed. The check can be slow, so it is
     * throttled.
     */
    @Override
    public ListUpdate<GridRow> update(PracticeUrlState state, int size, LoadedWindow<GridRow> loaded) {
        List<Long> ids = loaded.rows().stream().map(GridRow::id).toList();
        MatchCount before = matchCount;
        boolean isMoved =
                adaptiveThrottle.isDue() && adaptiveThrottle.run(() -> isMoved(state, before, loaded.offset(), ids));
        return new ListUpdate<>(byIds(ids), isMoved, isMoved ? changedSince(state, before) : 0);
    }

    private boolean isMoved(PracticeUrlState state, MatchCount before, int offset, List<Long> ids) {
        MatchCount now = pages.count(scope, state.filter());
        return now.count() != before.count()
                || now.hasMore() != before.hasMore()
                || !ids.equals(pages.ids(scope, state.filter(), state.sorting(standard), now, offset, ids.size()));
    }

    @Override
    public int changes(PracticeUrlState state) {
        return changedSince(state, matchCount);
    }

    private int changedSince(PracticeUrlState state, MatchCount before) {
        return pages.changedSince(scope, state.filter(), before.asOf());
    }

    @Override
    public String waitingLabel(int changes) {
        return NumberLabels.of(changes, "change") + " while you were scrolled down";
    }

    private List<GridRow> byIds(Collection<Long> ids) {
        return withTrends(practiceQuery.byIds(scope, ids));
    }

    private List<GridRow> withTrends(List<PracticeRow> rows) {
        Map<Long, List<Integer>> daily = trends && !rows.isEmpty()
                ? orders.daily(scope, rows.stream().map(PracticeRow::id).toList())
                : Map.of();
        return rows.stream()
                .map(row -> new GridRow(row, daily.getOrDefault(row.id(), List.of())))
                .toList();
    }
}
