package io.curasync.kpi;

import io.curasync.kpi.RollupDeltas.Day;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeState;
import io.curasync.platform.SqlArrays;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes {@code kpi_practice}, a narrow table with one row per practice, and reads practice data for the rollups. */
@Component
class PracticeRollups {

    private static final String ENTER = """
            insert into kpi_practice (practice, owner_id, missing, changed)
            select id, coalesce(owner_id, 0), missing_since is not null, date_trunc('minute', now())
            from practice_directory where id = any(:practices) order by id""";

    // Owner and missing flag are null unless they may have changed.
    private static final String ADD = """
            update kpi_practice k set
                owner_id = coalesce(d.owner_id, k.owner_id),
                missing  = coalesce(d.missing, k.missing),
                changed  = date_trunc('minute', now()),
                orders   = k.orders + d.orders,
                first_at = least(k.first_at, d.first_at::timestamptz),
                last_at  = greatest(k.last_at, d.last_at::timestamptz)
            from unnest(:practices, :owners, :missing, :orders, :first, :last)
                as d (practice, owner_id, missing, orders, first_at, last_at)
            where k.practice = d.practice""";

    private static final String RECOUNT = """
            update kpi_practice k set (orders, first_at, last_at) = (
                select count(*), min(placed_at), max(placed_at) from order_history o where o.practice = k.practice)
            where practice = any(:practices)""";

    private static final String ORDER_DAYS = """
            select practice, (placed_at at time zone :zone)::date as day,
                   count(*) as orders, coalesce(sum(amount), 0) as sales
            from order_history
            where practice = any(:practices) and order_id <> all(:without)
            group by 1, 2""";

    /** The orders of a practice on one day. */
    record PracticeDay(long practice, LocalDate day, Day orders) {}

    /** A practice that another one was merged into. */
    record Survivor(long practice, PortfolioKey holder) {}

    private final JdbcClient jdbc;

    PracticeRollups(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param practice {@code null} if only its orders changed */
    private record Delta(
            @Nullable PracticeState practice,
            int orders,
            @Nullable Instant first,
            @Nullable Instant last) {

        static Delta of(@Nullable PracticeState practice) {
            return new Delta(practice, 0, null, null);
        }

        Delta and(Instant placedAt) {
            return new Delta(
                    practice,
                    orders + 1,
                    first == null || placedAt.isBefore(first) ? placedAt : first,
                    last == null || placedAt.isAfter(last) ? placedAt : last);
        }

        @Nullable
        Long owner() {
            return practice == null ? null : (Long) PortfolioKey.of(practice).ownerId();
        }

        @Nullable
        Boolean missing() {
            return practice == null ? null : (Boolean) (practice.missingSince() != null);
        }
    }

    /** @param changed changes of practices; deleted practices are ignored */
    void add(Collection<PracticeChanged> changed, Collection<OrderRecorded> recorded) {
        Long[] fresh = changed.stream()
                .filter(change -> change.before() == null && change.after() != null)
                .map(PracticeChanged::practice)
                .toArray(Long[]::new);
        if (fresh.length > 0) {
            jdbc.sql(ENTER).param("practices", fresh).update();
        }
        NavigableMap<Long, Delta> deltas = new TreeMap<>();
        changed.forEach(change -> deltas.put(change.practice(), Delta.of(change.after())));
        recorded.forEach(order -> deltas.compute(
                order.practice(), (practice, delta) -> (delta == null ? Delta.of(null) : delta).and(order.placedAt())));
        Collection<Delta> all = deltas.values();
        jdbc.sql(ADD)
                .param("practices", deltas.keySet().toArray(Long[]::new))
                .param("owners", all.stream().map(Delta::owner).toArray(Long[]::new))
                .param("missing", all.stream().map(Delta::missing).toArray(Boolean[]::new))
                .param("orders", all.stream().map(Delta::orders).toArray(Integer[]::new))
                .param("first", SqlArrays.texts(all, Delta::first))
                .param("last", SqlArrays.texts(all, Delta::last))
                .update();
    }

    /** Deletes the rows of merged practices and recounts the orders of the practices they were merged into. */
    void merge(Collection<Long> gone, Collection<Long> survivors) {
        jdbc.sql("delete from kpi_practice where practice = any(:practices)")
                .param("practices", gone.toArray(Long[]::new))
                .update();
        jdbc.sql(RECOUNT).param("practices", survivors.toArray(Long[]::new)).update();
    }

    /** Returns the orders of the practices by day, except those that this transaction records. */
    List<PracticeDay> orderDays(Collection<Long> practices, Collection<String> without, ZoneId zone) {
        return jdbc.sql(ORDER_DAYS)
                .param("zone", zone.getId())
                .param("practices", practices.toArray(Long[]::new))
                .param("without", without.toArray(String[]::new))
                .query((row, n) -> new PracticeDay(
                        row.getLong("practice"),
                        row.getObject("day", LocalDate.class),
                        Day.ofOrders(row.getLong("orders"), row.getBigDecimal("sales"))))
                .list();
    }

    /** Returns the practices that now have one of the ids. */
    List<Survivor> findSurvivors(@Nullable String practiceId, @Nullable String userId) {
        return jdbc.sql("""
                        select id, owner_id, sales_rep_key from practice_directory
                        where practice_id = :practiceId or user_id = :userId
                        """)
                .param("practiceId", practiceId, java.sql.Types.VARCHAR)
                .param("userId", userId, java.sql.Types.VARCHAR)
                .query((row, n) -> new Survivor(
                        row.getLong("id"),
                        PortfolioKey.of(row.getObject("owner_id", Long.class), row.getString("sales_rep_key"))))
                .list();
    }
}
