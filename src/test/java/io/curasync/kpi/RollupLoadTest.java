package io.curasync.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.kpi.verification.RollupVerifier;
import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeState;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Concurrent writes to the same rollups, and large batches of changes. */
@CuraSyncTest
class RollupLoadTest {

    private static final Instant START = Instant.parse("2026-03-01T02:00:00Z");

    @Autowired
    RollupVerifier check;

    @Autowired
    BusinessTimeZone businessTimeZone;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    @BeforeEach
    void nothingYet() {
        database.clear();
    }

    @Test
    void concurrentBatchesNeitherDeadlockNorLoseCounts() throws Exception {
        long seed = System.nanoTime();
        System.out.println("RollupLoadTest parallel seed " + seed);
        try (var executor = Executors.newFixedThreadPool(5)) {
            var work = new ArrayList<Callable<Void>>();
            for (int worker = 0; worker < 4; worker++) {
                int number = worker;
                var random = new Random(seed + worker);
                work.add(() -> {
                    for (int step = 0; step < 40; step++) {
                        String prefix = "parallel_" + number + "_" + step + "_";
                        transaction.executeWithoutResult(status -> enrollWithOrders(random, prefix));
                    }
                    return null;
                });
            }
            // Meanwhile, an instance that starts with another time zone rebuilds the rollups.
            work.add(() -> {
                for (String zone : List.of("America/New_York", "Asia/Tokyo", "America/New_York", "UTC")) {
                    Thread.sleep(random(seed, zone));
                    businessTimeZone.changeTo(ZoneId.of(zone));
                }
                return null;
            });
            for (var done : executor.invokeAll(work)) {
                done.get();
            }
        }
        assertThat(check.differences()).as("seed %d", seed).isEmpty();
    }

    private static int random(long seed, String salt) {
        return new Random(seed + salt.hashCode()).nextInt(300);
    }

    /** Practices of many reps, each with an order, in random order. */
    private void enrollWithOrders(Random random, String prefix) {
        var practices = new ArrayList<PracticeChanged>();
        var orders = new ArrayList<OrderRecorded>();
        for (int i = 0; i < 20; i++) {
            String rep = "Rep " + random.nextInt(10);
            var state = state(prefix + i, "S" + random.nextInt(10), rep, null, null, 1);
            long id = jdbc.sql("""
                            insert into practice (practice_id, state, sales_rep, sales_rep_key, total_orders, created_at)
                            values (:id, :state, :rep, :key, 1, :created) returning id
                            """)
                    .param("id", state.practiceId())
                    .param("created", java.sql.Timestamp.from(state.createdAt()))
                    .param("state", state.state())
                    .param("rep", rep)
                    .param("key", state.repKey())
                    .query(Long.class)
                    .single();
            var order = new OrderRecorded(
                    id,
                    "order_" + prefix + i,
                    BigDecimal.ONE,
                    START.minus(Duration.ofDays(random.nextInt(10))),
                    state.repKey(),
                    rep,
                    null);
            jdbc.sql("insert into practice_order values (:id, :practice, 1, :at, now())")
                    .param("id", order.orderId())
                    .param("practice", id)
                    .param("at", java.sql.Timestamp.from(order.placedAt()))
                    .update();
            practices.add(new PracticeChanged(id, null, state));
            orders.add(order);
        }
        events.publishEvent(new LedgerChanges(practices, orders));
    }

    @Test
    void appliesThousandsOfChangesInOneBatch() {
        List<Long> ids = jdbc.sql("""
                        insert into practice (practice_id, state, sales_rep, sales_rep_key, total_orders, created_at)
                        select 'bulk_' || i, 'S' || i % 50, 'Rep ' || i % 700, 'rep ' || i % 700, i % 9, :created
                        from generate_series(1, 5000) i returning id
                        """)
                .param("created", java.sql.Timestamp.from(START))
                .query(Long.class)
                .list();
        var changes = IntStream.rangeClosed(1, 5000)
                .mapToObj(i -> new PracticeChanged(
                        ids.get(i - 1), null, state("bulk_" + i, "S" + i % 50, "Rep " + i % 700, null, null, i % 9)))
                .toList();
        transaction.executeWithoutResult(status -> events.publishEvent(new LedgerChanges(changes, List.of())));
        assertThat(check.differences()).isEmpty();
    }

    private static PracticeState state(
            String id, String state, String rep, @Nullable Long owner, @Nullable Instant activated, int total) {
        return new PracticeState(id, null, null, state, rep, rep.toLowerCase(), owner, activated, total, null, START);
    }
}
