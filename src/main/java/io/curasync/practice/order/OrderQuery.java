package io.curasync.practice.order;

import io.curasync.account.Scope;
import io.curasync.platform.BusinessTime;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the orders that CuraSync knows individually. CuraSync does not know all orders, because a sync reports only totals. Every query
 * returns only orders of practices in the given scope, the most recently placed order first.
 */
@Component
@Transactional(readOnly = true)
public class OrderQuery {

    private static final int CHUNK = 1_000;

    // The number of matches depends on the search and on the days. Therefore, no generic plan suits all filters.
    private static final String FORCE_CUSTOM_PLAN = "set local plan_cache_mode = force_custom_plan";

    // Finds the page with only the columns of the index by time. PostgreSQL then does not read the table, even if a
    // filter by amount skips many orders.
    private static final String SELECT_PAGE = """
            with page as materialized (
                select o.order_id, o.practice, o.amount, o.placed_at%s
            ), basis as materialized (
                select b.practice, b.total, b.as_of, b.known_until
                from (select distinct practice from page) d join practice_total_basis b on b.practice = d.practice
            )
            select page.order_id, page.practice, p.practice_id, p.user_id, p.name, page.amount, page.placed_at,
                h.received_at, h.counts_from, u.email as rep, u.name as rep_name,
                basis.total, basis.as_of, basis.known_until
            from page
                join order_history h on h.order_id = page.order_id
                join practice_directory p on p.id = page.practice
                join basis on basis.practice = page.practice
                left join user_directory u on u.id = p.owner_id
            order by page.placed_at desc, page.order_id desc""";

    private static final String SUMMARIZE =
            "select count(*)::int as count, sum(amount) as amount from (select o.amount%s) counted";

    private final JdbcClient jdbc;
    private final OrderSearch search;

    OrderQuery(JdbcClient jdbc, OrderSearch search) {
        this.jdbc = jdbc;
        this.search = search;
    }

    /**
     * Returns a page of orders.
     *
     * @param offset index of the first order of the page, from 0
     * @param limit maximum number of orders
     */
    public List<OrderRow> page(Scope scope, OrderFilter filter, int offset, int limit) {
        return rows(search.within(scope, filter, null), offset, limit);
    }

    /**
     * Returns the orders after a position. New orders do not shift later pages.
     *
     * @param cursor the last order of the previous page; {@code null} for the first page
     * @param limit maximum number of orders
     */
    List<OrderRow> after(Scope scope, OrderFilter filter, @Nullable OrderCursor cursor, int limit) {
        return rows(search.within(scope, filter, cursor), 0, limit);
    }

    private List<OrderRow> rows(OrderConditions conditions, int offset, int limit) {
        jdbc.sql(FORCE_CUSTOM_PLAN).update();
        return jdbc.sql(SELECT_PAGE.formatted(conditions.newest()))
                .params(conditions.parameters())
                .param("offset", offset)
                .param("limit", limit)
                .param("end", offset + limit)
                .query(OrderQuery::row)
                .list();
    }

    /** Counts the orders that match the filter, and adds up their amounts. Stops after {@value OrderSummary#MAX_COUNT} orders. */
    public OrderSummary summary(Scope scope, OrderFilter filter) {
        OrderConditions conditions = search.within(scope, filter, null);
        jdbc.sql(FORCE_CUSTOM_PLAN).update();
        return jdbc.sql(SUMMARIZE.formatted(conditions.any()))
                .params(conditions.parameters())
                .param("limit", OrderSummary.MAX_COUNT + 1)
                .param("end", OrderSummary.MAX_COUNT + 1)
                .query((row, number) -> OrderSummary.of(row.getInt("count"), row.getBigDecimal("amount")))
                .single();
    }

    /**
     * Passes all orders that match the filter to the consumer. Reads the orders in portions, because all of them may not fit into memory.
     */
    public void each(Scope scope, OrderFilter filter, Consumer<OrderRow> consumer) {
        List<OrderRow> chunk = after(scope, filter, null, CHUNK);
        while (!chunk.isEmpty()) {
            chunk.forEach(consumer);
            chunk = chunk.size() < CHUNK ? List.of() : after(scope, filter, OrderCursor.of(chunk.getLast()), CHUNK);
        }
    }

    /** Returns the id of the user with the given email, compared without regard to case. Empty if there is no such user. */
    Optional<Long> userId(String email) {
        return jdbc.sql("select id from user_directory where lower(email) = lower(:email)")
                .param("email", email)
                .query(Long.class)
                .optional();
    }

    private static OrderRow row(ResultSet row, int number) throws SQLException {
        return new OrderRow(
                row.getString("order_id"),
                row.getLong("practice"),
                row.getString("practice_id"),
                row.getString("user_id"),
                row.getString("name"),
                row.getBigDecimal("amount"),
                SqlTimes.instant(row, "placed_at"),
                SqlTimes.instant(row, "received_at"),
                row.getString("rep"),
                row.getString("rep_name"),
                OrderCounting.of(
                        SqlTimes.instant(row, "counts_from"),
                        row.getInt("total"),
                        SqlTimes.instantOrNull(row, "as_of"),
                        row.getLong("known_until")));
    }

    /** Returns the business time zone. The days in the filters of the screen are days in this zone. */
    public ZoneId zone() {
        return BusinessTime.read(jdbc).zone();
    }
}
