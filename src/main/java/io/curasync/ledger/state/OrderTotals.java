package io.curasync.ledger.state;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Computes the total orders of practices, which are CuraGenesis's total as of a time, plus the orders placed after that time. A total from
 * a webhook without a source time is called unversioned ({@code unversioned_total}). An unversioned total counts as of its receipt and
 * never lowers the total orders. The computation uses only stored data, so the order of arrival does not matter.
 */
@Component
public class OrderTotals {

    /**
     * SQL expression for the time as of which CuraGenesis's last total is valid. Ignores unversioned totals. Requires the SQL
     * aliases {@code p} of {@code practice} and {@code x} of {@code practice_observation}.
     *
     * <p>The expression is the later of two stored times, so that its value never decreases. Unversioned totals before this time
     * have been deleted, so a decrease would produce wrong totals. The time of the newest fact alone could decrease, because
     * sources truncate their times to the second.
     */
    public static final String AS_OF = "greatest(plausible_time(x.as_of), plausible_time(p.total_as_of))";

    // Condition that the value of Fact.OrderPlaced#countsFrom of practice_order o is later than #. Written so that the
    // index on placed_at can be used.
    private static final String COUNTS_AFTER =
            "o.placed_at > # and (o.placed_at <= o.received_at + interval '5 minutes' or o.received_at > #)";

    private static final String TOTAL =
            """
            least(greatest(
                @base + (select count(*) from practice_order o where o.practice = p.id and %s),
                (select max(u.total + (select count(*) from practice_order o where o.practice = p.id and %s))
                 from unversioned_total u where u.practice = p.id and u.as_of > @as_of)), 2147483647)
            """.formatted(COUNTS_AFTER.replace("#", "@as_of"), COUNTS_AFTER.replace("#", "u.as_of"));

    /** SQL expression for the time of the last order of the practice {@code p}. */
    public static final String LAST_ORDER_AT =
            "(select max(o.placed_at) from practice_order o where o.practice = p.id)";

    // The CTE is materialized, because PostgreSQL would otherwise count twice, once to compare and once to write.
    private static final String RECOUNT = """
            with recount as materialized (
                select p.id, %2$s as total, %3$s as last_order_at
                from practice p
                    join practice_observation x on x.practice = p.id
                    cross join lateral (select %1$s as as_of) known
                where p.id = any(:practices)
            )
            update practice p set total_orders = recount.total, last_order_at = recount.last_order_at, changed_at = now()
            from recount
            where p.id = recount.id
              and (p.total_orders <> recount.total or p.last_order_at is distinct from recount.last_order_at)
            """.formatted(AS_OF, total("p.total_base", "known.as_of"), LAST_ORDER_AT);

    // An unversioned total has no effect once CuraGenesis's last total is at least as new.
    private static final String DELETE_OBSOLETE_UNVERSIONED = """
            delete from unversioned_total u using practice p, practice_observation x
            where u.practice = any(:practices) and p.id = u.practice and x.practice = u.practice
              and u.as_of <= %s""".formatted(AS_OF);

    private final JdbcClient jdbc;

    public OrderTotals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns an SQL expression for the total orders of the practice {@code p}.
     *
     * @param base expression for CuraGenesis's total
     * @param asOf expression for the time as of which that total is valid
     */
    public static String total(String base, String asOf) {
        return TOTAL.replace("@base", base).replace("@as_of", asOf);
    }

    /** Recomputes the total orders of practices, and the times of their last orders. The practices must be locked. */
    public void recount(Collection<Long> practices) {
        if (practices.isEmpty()) {
            return;
        }
        jdbc.sql(RECOUNT).param("practices", practices.toArray(Long[]::new)).update();
        deleteObsolete(practices);
    }

    /** Deletes the unversioned totals of practices that have no effect any more. The practices must be locked. */
    public void deleteObsolete(Collection<Long> practices) {
        if (!practices.isEmpty()) {
            jdbc.sql(DELETE_OBSOLETE_UNVERSIONED)
                    .param("practices", practices.toArray(Long[]::new))
                    .update();
        }
    }
}
