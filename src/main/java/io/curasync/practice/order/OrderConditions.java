package io.curasync.practice.order;

import io.curasync.platform.SqlCondition;
import java.util.HashMap;
import java.util.Map;

/**
 * Conditions on orders, and the {@code from} and {@code where} clauses that {@link OrderQuery} builds from them.
 *
 * @param orders condition on {@code order_history o}; may also refer to {@code practice_directory p} if {@code usesPractices}
 * @param practices condition on {@code practice_directory p}
 * @param usesPractices whether one of the conditions refers to {@code p}
 * @param byPractice whether to read the newest orders of each practice separately. This is faster for the few practices of one rep, whose
 *     orders are spread over the index by time.
 */
record OrderConditions(SqlCondition orders, SqlCondition practices, boolean usesPractices, boolean byPractice) {

    private static final String NEWEST_FIRST = " order by o.placed_at desc, o.order_id desc";

    private static final String OF_ALL = " from order_history o where %s";

    private static final String JOINED =
            " from order_history o join practice_directory p on p.id = o.practice where %s and %s";

    private static final String BY_PRACTICE = """
             from practice_directory p cross join lateral (
                select o.order_id, o.practice, o.amount, o.placed_at from order_history o
                where o.practice = p.id and %s%s limit :end) o
            where %s and p.last_order_at is not null""";

    /**
     * Returns the clauses of a query for the newest orders. The query has the parameters {@code limit} and {@code offset}, and the
     * parameter {@code end}, which must be the sum of {@code limit} and {@code offset}.
     */
    String newest() {
        return from(NEWEST_FIRST) + NEWEST_FIRST + " limit :limit offset :offset";
    }

    /**
     * Returns the clauses of a query for orders in any order. The query has the parameters {@code limit} and {@code end}, which must be
     * equal.
     */
    String any() {
        return from("") + " limit :limit";
    }

    private String from(String order) {
        if (byPractice) {
            return BY_PRACTICE.formatted(orders.sql(), order, practices.sql());
        }
        return usesPractices ? JOINED.formatted(orders.sql(), practices.sql()) : OF_ALL.formatted(orders.sql());
    }

    Map<String, Object> parameters() {
        Map<String, Object> all = new HashMap<>(orders.parameters());
        all.putAll(practices.parameters());
        return all;
    }
}
