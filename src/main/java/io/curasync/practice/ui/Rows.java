package io.curasync.practice.ui;

import io.curasync.account.Scope;
import io.curasync.practice.Matches;
import io.curasync.practice.PracticeOrders;
import io.curasync.practice.PracticePages;
import io.curasync.practice.PracticeRow;
import io.curasync.practice.Practices;
import io.curasync.practice.Sorting;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Reads the rows of a user's lists. From any thread. */
final class Rows {

    private final Scope scope;
    private final Sorting standard;
    private final Practices practices;
    private final PracticePages pages;
    private final PracticeOrders orders;

    private volatile boolean trends = true;

    Rows(Scope scope, Practices practices, PracticePages pages, PracticeOrders orders) {
        this.scope = scope;
        standard = Sorting.standard(scope instanceof Scope.All);
        this.practices = practices;
        this.pages = pages;
        this.orders = orders;
    }

    /** Whether rows come with the course of their orders. */
    void setTrends(boolean wanted) {
        trends = wanted;
    }

    Matches count(Listing listing) {
        return pages.count(scope, listing.filter());
    }

    List<GridRow> page(Listing listing, Matches matches, int offset, int limit) {
        return withTrends(pages.page(scope, listing.filter(), listing.sorting(standard), matches, offset, limit));
    }

    /** Which rows a page has. */
    List<Long> pageOfIds(Listing listing, Matches matches, int offset, int limit) {
        return pages.ids(scope, listing.filter(), listing.sorting(standard), matches, offset, limit);
    }

    List<GridRow> byIds(Collection<Long> ids) {
        return withTrends(practices.byIds(scope, ids));
    }

    int changedSince(Listing listing, Matches matches) {
        return pages.changedSince(scope, listing.filter(), matches.asOf());
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
