package io.curasync.ledger.state;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Computes the shown total: CuraGenesis's total as of T plus the orders placed after T. A total without a source time counts as
 * of its receipt and never lowers the shown total. Always recomputed from stored data, so the order of arrival does not matter.
 */
@Component
public class OrderTotals {

    /**
     * The time as of which CuraGenesis's last total is true: the latest time of any total with a source time. It never goes
     * back, although a newer fact of the same second may name an earlier time, because sources cut their times to the second.
     * Otherwise hints that were deleted as older would be missing. For {@code practice p} and {@code practice_observation x}.
     */
    public static final String AS_OF = "greatest(plausible_time(x.as_of), plausible_time(p.total_as_of))";

    // Fact.OrderPlaced#countsFrom for practice_order o, written so that the index on placed_at can be used.
    private static final String COUNTS_AFTER =
            "o.placed_at > # and (o.placed_at <= o.received_at + interval '5 minutes' or o.received_at > #)";

    private static final String AFTER_BASE = COUNTS_AFTER.replace("#", "known.as_of");
    private static final String AFTER_HINT = COUNTS_AFTER.replace("#", "h.as_of");

    // Materialized: otherwise PostgreSQL counts twice, once to compare and once to write.
    private static final String RECOUNT = """
            with c as materialized (
                select p.id, least(greatest(
                    p.total_base + (select count(*) from practice_order o
                                    where o.practice = p.id and %2$s),
                    (select max(h.total + (select count(*) from practice_order o
                                           where o.practice = p.id and %3$s))
                     from unversioned_total h where h.practice = p.id and h.as_of > known.as_of)), 2147483647) as total,
                    (select max(o.placed_at) from practice_order o where o.practice = p.id) as last_order_at
                from practice p
                    join practice_observation x on x.practice = p.id
                    cross join lateral (select %1$s as as_of) known
                where p.id = any(:practices)
            )
            update practice w set total_orders = c.total, last_order_at = c.last_order_at, changed_at = now()
            from c
            where w.id = c.id
              and (w.total_orders <> c.total or w.last_order_at is distinct from c.last_order_at)
            """.formatted(AS_OF, AFTER_BASE, AFTER_HINT);

    // A hint that is not newer than a total with a source time can never matter again.
    private static final String DELETE_OVERTAKEN_HINTS = """
            delete from unversioned_total h using practice p, practice_observation x
            where h.practice = any(:practices) and p.id = h.practice and x.practice = h.practice
              and h.as_of <= %s""".formatted(AS_OF);

    private final JdbcClient jdbc;

    public OrderTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Updates the shown totals and the times of the last orders. The caller holds the practices' locks. */
    public void recount(Collection<Long> practices) {
        if (practices.isEmpty()) {
            return;
        }
        Long[] ids = practices.toArray(Long[]::new);
        jdbc.sql(RECOUNT).param("practices", ids).update();
        jdbc.sql(DELETE_OVERTAKEN_HINTS).param("practices", ids).update();
    }
}
