package io.curasync.practice.ui;

import io.curasync.account.Scope;
import io.curasync.practice.MatchCount;
import io.curasync.practice.PracticeListQuery;
import io.curasync.practice.PracticeOrderQuery;
import io.curasync.practice.PracticeQuery;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.PracticeSort;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads the rows and the numbers of the list. Thread-safe. */
final class RowLoader {

    private final Scope scope;
    private final PracticeSort standard;
    private final PracticeQuery practiceQuery;
    private final PracticeListQuery pages;
    private final PracticeOrderQuery orders;

    private volatile boolean trends = true;

    RowLoader(Scope scope, PracticeQuery practiceQuery, PracticeListQuery pages, PracticeOrderQuery orders) {
        this.scope = scope;
        standard = PracticeSort.standard(scope instanceof Scope.All);
        this.practiceQuery = practiceQuery;
        this.pages = pages;
        this.orders = orders;
    }

    /** Sets whether rows contain their trend: the number of orders per day. */
    void setTrends(boolean withTrends) {
        trends = withTrends;
    }

    MatchCount count(PracticeUrlState practiceUrlState) {
        return pages.count(scope, practiceUrlState.filter());
    }

    List<GridRow> page(PracticeUrlState practiceUrlState, MatchCount matchCount, int offset, int limit) {
        return withTrends(pages.page(
                scope, practiceUrlState.filter(), practiceUrlState.sorting(standard), matchCount, offset, limit));
    }

    /** Returns CuraSync's ids of the practices of a page. */
    List<Long> pageOfIds(PracticeUrlState practiceUrlState, MatchCount matchCount, int offset, int limit) {
        return pages.ids(
                scope, practiceUrlState.filter(), practiceUrlState.sorting(standard), matchCount, offset, limit);
    }

    List<GridRow> byIds(Collection<Long> ids) {
        return withTrends(practiceQuery.byIds(scope, ids));
    }

    /** Returns the number of matching practices that have changed since the count. */
    int changedSince(PracticeUrlState practiceUrlState, MatchCount matchCount) {
        return pages.changedSince(scope, practiceUrlState.filter(), matchCount.asOf());
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
