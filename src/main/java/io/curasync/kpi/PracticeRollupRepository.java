package io.curasync.kpi;

import io.curasync.kpi.RollupDeltas.DayTotals;
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

/**
 * Writes {@code kpi_practice}, a narrow table with one row per practice. Also reads the practices and orders from which
 * {@link RollupUpdater} computes other rollups.
 */
@Component
class PracticeRollupRepository {

    private static final String INSERT_ROWS = """
            insert into kpi_practice (practice, owner_id, missing, changed)
            select practice, owner_id, missing, date_trunc('minute', now())
            from unnest(:practices, :owners, :missing) as n (practice, owner_id, missing) order by practice""";

    // The arrays "owners" and "missing" contain null for a practice if only its orders changed.
    private static final String UPDATE_ROWS = """
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

    private static final String RECOUNT_ORDERS = """
            update kpi_practice k set (orders, first_at, last_at) = (
                select count(*), min(placed_at), max(placed_at) from order_history o where o.practice = k.practice)
            where practice = any(:practices)""";

    private static final String SELECT_ORDER_DAYS = """
            select practice, (placed_at at time zone :zone)::date as day,
                   count(*) as orders, coalesce(sum(amount), 0) as sales
            from order_history
            where practice = any(:practices) and order_id <> all(:excluded)
            group by 1, 2""";

    /** Number and sales of a practice's orders on one day. */
    record PracticeDay(long practice, LocalDate day, DayTotals orders) {}

    /** A practice into which another practice was merged. */
    record Survivor(long practice, PortfolioKey portfolio) {}

    private final JdbcClient jdbc;

    PracticeRollupRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Changes of one practice.
     *
     * @param practice the new state; {@code null} if only the orders changed, or if the practice was merged into another one
     * @param orders number of new orders
     * @param first time of the earliest new order; {@code null} if there is none
     * @param last time of the latest new order; {@code null} if there is none
     */
    private record PracticeDelta(
            @Nullable PracticeState practice,
            int orders,
            @Nullable Instant first,
            @Nullable Instant last) {

        static PracticeDelta of(@Nullable PracticeState practice) {
            return new PracticeDelta(practice, 0, null, null);
        }

        PracticeDelta withOrder(Instant placedAt) {
            return new PracticeDelta(
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

    /**
     * Inserts the rows of new practices. Updates the rows of changed practices and of practices with new orders.
     *
     * @param changed changes of practices. Rows of practices that were merged into other practices must be deleted by
     *     {@link #merge} afterwards.
     * @param recorded new orders
     */
    void add(Collection<PracticeChanged> changed, Collection<OrderRecorded> recorded) {
        insert(changed.stream()
                .filter(change -> change.before() == null && change.after() != null)
                .toList());
        NavigableMap<Long, PracticeDelta> deltas = new TreeMap<>();
        changed.stream()
                .filter(change -> change.before() != null)
                .forEach(change -> deltas.put(change.practice(), PracticeDelta.of(change.after())));
        recorded.forEach(order -> deltas.compute(
                order.practice(),
                (practice, delta) -> (delta == null ? PracticeDelta.of(null) : delta).withOrder(order.placedAt())));
        if (deltas.isEmpty()) {
            return;
        }
        Collection<PracticeDelta> all = deltas.values();
        jdbc.sql(UPDATE_ROWS)
                .param("practices", deltas.keySet().toArray(Long[]::new))
                .param("owners", all.stream().map(PracticeDelta::owner).toArray(Long[]::new))
                .param("missing", all.stream().map(PracticeDelta::missing).toArray(Boolean[]::new))
                .param("orders", all.stream().map(PracticeDelta::orders).toArray(Integer[]::new))
                .param("first", SqlArrays.texts(all, PracticeDelta::first))
                .param("last", SqlArrays.texts(all, PracticeDelta::last))
                .update();
    }

    private void insert(List<PracticeChanged> created) {
        if (!created.isEmpty()) {
            List<PracticeDelta> rows = created.stream()
                    .map(change -> PracticeDelta.of(change.after()))
                    .toList();
            jdbc.sql(INSERT_ROWS)
                    .param(
                            "practices",
                            created.stream().map(PracticeChanged::practice).toArray(Long[]::new))
                    .param("owners", rows.stream().map(PracticeDelta::owner).toArray(Long[]::new))
                    .param("missing", rows.stream().map(PracticeDelta::missing).toArray(Boolean[]::new))
                    .update();
        }
    }

    /** Deletes the rows of practices that were merged into other practices, and recounts the orders of the surviving practices. */
    void merge(Collection<Long> deleted, Collection<Long> survivors) {
        jdbc.sql("delete from kpi_practice where practice = any(:practices)")
                .param("practices", deleted.toArray(Long[]::new))
                .update();
        jdbc.sql(RECOUNT_ORDERS)
                .param("practices", survivors.toArray(Long[]::new))
                .update();
    }

    /**
     * Returns the number and the sales of the practices' orders, by practice and day.
     *
     * @param excluded ids of orders to ignore
     * @param zone the time zone of the days
     */
    List<PracticeDay> orderDays(Collection<Long> practices, Collection<String> excluded, ZoneId zone) {
        return jdbc.sql(SELECT_ORDER_DAYS)
                .param("zone", zone.getId())
                .param("practices", practices.toArray(Long[]::new))
                .param("excluded", excluded.toArray(String[]::new))
                .query((row, n) -> new PracticeDay(
                        row.getLong("practice"),
                        row.getObject("day", LocalDate.class),
                        DayTotals.ofOrders(row.getLong("orders"), row.getBigDecimal("sales"))))
                .list();
    }

    /**
     * Returns the practices that now have the practice id or the user id of a deleted practice.
     *
     * @param practiceId practice id of the deleted practice; {@code null} if it had none
     * @param userId user id of the deleted practice; {@code null} if it had none
     */
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
