package io.curasync.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.Door;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerChanges.OrderRecorded;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeState;
import io.curasync.ledger.Provenance;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
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

@CuraSyncTest
class SliceKeeperTest {

    private static final Instant START = Instant.parse("2026-03-01T22:00:00Z");
    private static final int PRACTICES = 40;

    @Autowired
    Ledger ledger;

    @Autowired
    SliceCheck check;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    private List<Long> users = List.of();

    @BeforeEach
    void users() {
        database.clear();
        users = IntStream.range(0, 3)
                .mapToObj(i -> jdbc.sql("""
                                insert into app_user (email, name, role) values (:email, 'Rep', 'REP')
                                on conflict (lower(email)) do update set name = 'Rep' returning id
                                """)
                        .param("email", "rep" + i + "@example.com")
                        .query(Long.class)
                        .single())
                .toList();
    }

    @Test
    void agreesWithRecountAfterRandomChanges() {
        long seed = System.nanoTime();
        System.out.println("SliceKeeperTest seed " + seed);
        var random = new Random(seed);
        for (int step = 0; step < 150; step++) {
            if (random.nextInt(4) == 0) {
                reassign(random);
            } else {
                var facts = facts(random, step, 1 + random.nextInt(40));
                transaction.executeWithoutResult(status -> ledger.apply(facts));
            }
            if (step % 10 == 0) {
                assertThat(check.differences())
                        .as("seed %d, step %d", seed, step)
                        .isEmpty();
            }
        }
        assertThat(check.differences()).as("seed %d", seed).isEmpty();
        assertThat(jdbc.sql("select sum(orders) from kpi_day where owner_id = -1")
                        .query(Long.class)
                        .single())
                .isEqualTo(jdbc.sql("select count(*) from practice_order")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void parallelBatchesOfSharedSlicesNeitherDeadlockNorLoseCounts() throws Exception {
        long seed = System.nanoTime();
        System.out.println("SliceKeeperTest parallel seed " + seed);
        try (var executor = Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<Callable<Void>>();
            for (int worker = 0; worker < 4; worker++) {
                int number = worker;
                var random = new Random(seed + worker);
                work.add(() -> {
                    for (int step = 0; step < 40; step++) {
                        String prefix = "parallel_" + number + "_" + step + "_";
                        transaction.executeWithoutResult(status -> enrolWithOrders(random, prefix));
                    }
                    return null;
                });
            }
            for (var done : executor.invokeAll(work)) {
                done.get();
            }
        }
        assertThat(check.differences()).as("seed %d", seed).isEmpty();
    }

    /** Practices of many reps, each with an order, in no order. */
    private void enrolWithOrders(Random random, String prefix) {
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
    void takesThousandsOfChangesAtOnce() {
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

    @Test
    void tellsWhereAKeptSliceIsWrong() {
        jdbc.sql("""
                        insert into kpi_book (dimension, owner_id, rep_key, value, practices)
                        values ('state', 0, 'x', 'ZZ', 7)
                        """).update();
        assertThat(check.differences())
                .singleElement()
                .extracting(SliceCheck.Difference::slice, SliceCheck.Difference::kept)
                .containsExactly("kpi_book (state, 0, x, ZZ)", "7/0/0");
    }

    private static PracticeState state(
            String id, String state, String rep, @Nullable Long owner, @Nullable Instant activated, int total) {
        return new PracticeState(id, null, null, state, rep, rep.toLowerCase(), owner, activated, total, null, START);
    }

    /** As an assignment by hand would: the practice changes hands, with the orders it has. */
    private void reassign(Random random) {
        transaction.executeWithoutResult(status -> {
            var id = jdbc.sql("select id from practice order by id offset :n limit 1 for update")
                    .param("n", random.nextInt(PRACTICES))
                    .query(Long.class)
                    .optional();
            if (id.isEmpty()) {
                return;
            }
            Long owner = random.nextInt(3) == 0 ? null : users.get(random.nextInt(users.size()));
            PracticeState before = read(id.get());
            jdbc.sql("update practice set owner_id = :owner, owner_by_hand = true where id = :id")
                    .param("owner", owner, java.sql.Types.BIGINT)
                    .param("id", id.get())
                    .update();
            events.publishEvent(
                    new LedgerChanges(List.of(new PracticeChanged(id.get(), before, read(id.get()))), List.of()));
        });
    }

    private PracticeState read(long id) {
        return jdbc.sql("select * from practice where id = :id")
                .param("id", id)
                .query((row, n) -> new PracticeState(
                        row.getString("practice_id"),
                        row.getString("user_id"),
                        row.getString("specialty"),
                        row.getString("state"),
                        row.getString("sales_rep") == null ? "" : row.getString("sales_rep"),
                        row.getString("sales_rep_key"),
                        row.getObject("owner_id", Long.class),
                        row.getTimestamp("activated_at") == null
                                ? null
                                : row.getTimestamp("activated_at").toInstant(),
                        row.getInt("total_orders"),
                        null,
                        row.getTimestamp("created_at").toInstant()))
                .single();
    }

    /** Practices told by one id or by both, so that some are merged later; orders, activations. */
    private static List<Fact> facts(Random random, int step, int count) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < count; i++) {
            int practice = random.nextInt(PRACTICES);
            Instant at = START.plus(Duration.ofMinutes(step)).plusSeconds(random.nextInt(600));
            var provenance = new Provenance(Door.WEBHOOK, step, at, at);
            String userId = "user_" + practice;
            facts.add(
                    switch (random.nextInt(5)) {
                        case 0, 1 -> order(provenance, random.nextInt(3000));
                        case 2 -> new Fact.PracticeActivated(provenance, null, userId, at);
                        default -> seen(random, provenance, practice, userId);
                    });
        }
        return facts;
    }

    /** What an order says follows from its id: no two tellings of it differ. */
    private static Fact order(Provenance provenance, int number) {
        return new Fact.OrderPlaced(
                provenance,
                "user_" + number % PRACTICES,
                "order_" + number,
                number % 2 == 0 ? BigDecimal.valueOf(number, 2) : null,
                START.minus(Duration.ofHours(number % 240)));
    }

    private static Fact seen(Random random, Provenance provenance, int practice, String userId) {
        int known = random.nextInt(3);
        return new Fact.PracticeSeen(
                provenance,
                false,
                known == 0 ? null : "prac_" + practice,
                known == 1 ? null : userId,
                null,
                "Podiatry",
                random.nextInt(4) == 0 ? null : List.of("TX", "CA", "NY").get(random.nextInt(3)),
                List.of("", "Dana Reyes", "dana  reyes", "Ava").get(random.nextInt(4)),
                null,
                random.nextInt(100));
    }
}
