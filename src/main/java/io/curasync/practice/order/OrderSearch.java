package io.curasync.practice.order;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import io.curasync.platform.text.LikePattern;
import io.curasync.platform.text.NormalizedText;
import io.curasync.practice.MatchCount;
import io.curasync.practice.PracticeFilter;
import io.curasync.practice.PracticeListQuery;
import io.curasync.practice.PracticeSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Converts an {@link OrderFilter} to SQL conditions. */
@Component
class OrderSearch {

    private final PracticeListQuery practiceListQuery;
    private final PracticeSearch practiceSearch;

    OrderSearch(PracticeListQuery practiceListQuery, PracticeSearch practiceSearch) {
        this.practiceListQuery = practiceListQuery;
        this.practiceSearch = practiceSearch;
    }

    /**
     * Returns the conditions for orders that match the filter and belong to practices in scope. If the filter has a search, this method
     * first runs a query for the practices that match the search.
     *
     * @param after position after which the orders must be in the list; {@code null} for all orders
     */
    OrderConditions within(Scope scope, OrderFilter filter, @Nullable OrderCursor after) {
        SqlCondition orders = ofOrders(filter, after);
        SqlCondition practices = ofPractices(scope, filter);
        boolean usesPractices = !practices.equals(SqlCondition.ALL);
        boolean isOfRep = scope instanceof Scope.Own || (filter.rep() != null && filter.rep() > 0);
        String search = NormalizedText.of(LikePattern.plain(filter.search()));
        if (!search.isEmpty()) {
            MatchCount found = practiceListQuery.count(scope, PracticeFilter.ALL.searching(search));
            orders = orders.with("prefix", LikePattern.escape(search) + "%");
            if (found.hasMore()) {
                usesPractices = true;
                SqlCondition matching = practiceSearch.within(scope, PracticeFilter.ALL.searching(search));
                orders = and(orders, matching, "(o.order_id like :prefix or (" + matching.sql() + "))");
            } else {
                orders = orders.and(
                        "(o.order_id like :prefix or o.practice = any(:found))",
                        "found",
                        found.ids().toArray(Long[]::new));
            }
        }
        return new OrderConditions(orders, practices, usesPractices, isOfRep && filter.practice() == null);
    }

    private static SqlCondition ofOrders(OrderFilter filter, @Nullable OrderCursor after) {
        SqlCondition orders = SqlCondition.ALL;
        if (filter.practice() != null) {
            orders = orders.and("o.practice = :practice", "practice", filter.practice());
        }
        if (filter.since() != null) {
            orders = orders.and("o.placed_at >= :since", "since", SqlTimes.param(filter.since()));
        }
        if (filter.until() != null) {
            orders = orders.and("o.placed_at < :until", "until", SqlTimes.param(filter.until()));
        }
        if (filter.minAmount() != null) {
            orders = orders.and("o.amount >= :minAmount", "minAmount", filter.minAmount());
        }
        if (filter.maxAmount() != null) {
            orders = orders.and("o.amount <= :maxAmount", "maxAmount", filter.maxAmount());
        }
        return after == null
                ? orders
                : orders.and("(o.placed_at, o.order_id) < (:afterTime, :afterId)")
                        .with("afterTime", SqlTimes.param(after.placedAt()))
                        .with("afterId", after.orderId());
    }

    private static SqlCondition ofPractices(Scope scope, OrderFilter filter) {
        SqlCondition practices = scope.restrict("p.owner_id");
        if (filter.rep() != null) {
            practices = filter.rep() == PracticeFilter.UNMATCHED
                    ? practices.and("p.owner_id is null")
                    : practices.and("p.owner_id = :rep", "rep", filter.rep());
        }
        // Skips practices without an order in the range. If the range is short, most practices of a rep have none.
        boolean isRange = filter.since() != null && !practices.equals(SqlCondition.ALL);
        return isRange ? practices.and("p.last_order_at >= :since") : practices;
    }

    private static SqlCondition and(SqlCondition condition, SqlCondition other, String sql) {
        SqlCondition all = condition.and(sql);
        for (var parameter : other.parameters().entrySet()) {
            all = all.with(parameter.getKey(), parameter.getValue());
        }
        return all;
    }
}
