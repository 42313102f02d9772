package io.curasync.ledger;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The shown total: what upstream said as of T plus the orders placed after T. A total without a time of its own counts as
 * of its receipt and never lowers what is shown. Always computed anew from what is kept, so the order of arrival cannot
 * matter.
 */
@Component
class Recount {

    private static final String RECOUNT = """
            update practice p set total_orders = c.total, changed_at = now()
            from (
                select q.id, least(greatest(
                    q.total_base + (select count(*) from practice_order o
                                    where o.practice = q.id and o.placed_at > known.as_of),
                    (select max(h.total + (select count(*) from practice_order o
                                           where o.practice = q.id and o.placed_at > h.as_of))
                     from total_hint h where h.practice = q.id and h.as_of > known.as_of)), 2147483647) as total
                from practice q
                    join practice_sighting x on x.practice = q.id
                    cross join lateral (select greatest(q.total_as_of, x.as_of) as as_of) known
                where q.id = any(:practices)
            ) c
            where p.id = c.id and p.total_orders <> c.total""";

    // A hint that an upstream total with a time of its own has overtaken can never matter again.
    private static final String FORGET = """
            delete from total_hint h using practice p, practice_sighting x
            where h.practice = any(:practices) and p.id = h.practice and x.practice = h.practice
              and h.as_of <= greatest(p.total_as_of, x.as_of)""";

    private final JdbcClient jdbc;

    Recount(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Brings the shown totals up to date. The caller holds the practices' locks. */
    void recount(Collection<Long> practices) {
        if (practices.isEmpty()) {
            return;
        }
        Long[] ids = practices.toArray(Long[]::new);
        jdbc.sql(RECOUNT).param("practices", ids).update();
        jdbc.sql(FORGET).param("practices", ids).update();
    }
}
