package io.curasync.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.kpi.verification.RollupVerifier;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.LedgerChanges;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeState;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CuraSyncTest
class RollupUpdaterTest {

    /** In one of the zones, hours begin at half past the hour in UTC. */
    private static final List<String> ZONES =
            List.of("America/New_York", "Asia/Kolkata", "Pacific/Honolulu", "Pacific/Apia");

    @Autowired
    Ledger ledger;

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

    @AfterEach
    void utc() {
        businessTimeZone.changeTo(ZoneId.of("UTC"));
    }

    @Test
    void agreesWithRecountAfterRandomChanges() {
        long seed = System.nanoTime();
        System.out.println("RollupUpdaterTest seed " + seed);
        var random = new Random(seed);
        for (int step = 0; step < 150; step++) {
            if (step % 50 == 25) {
                businessTimeZone.changeTo(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))));
            }
            if (random.nextInt(4) == 0) {
                changeByHand(random);
            } else {
                var facts = RandomRollupFacts.of(random, step, 1 + random.nextInt(40));
                transaction.executeWithoutResult(status -> ledger.apply(facts));
            }
            if (step % 10 == 0) {
                assertThat(check.differences())
                        .as("seed %d, step %d", seed, step)
                        .isEmpty();
            }
        }
        assertThat(check.differences()).as("seed %d", seed).isEmpty();
        businessTimeZone.changeTo(ZoneId.of("UTC"));
        assertThat(check.differences()).as("seed %d", seed).isEmpty();
        assertThat(jdbc.sql("select sum(orders) from kpi_day where owner_id = -1")
                        .query(Long.class)
                        .single())
                .isEqualTo(jdbc.sql("select count(*) from practice_order")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    /** Incremental updates give the same result as a full recount, except unmatched practices by day. */
    @Test
    void rebuildEqualsIncrementalUpdates() {
        long seed = System.nanoTime();
        System.out.println("RollupUpdaterTest fill seed " + seed);
        var random = new Random(seed);
        for (int step = 0; step < 30; step++) {
            var facts = RandomRollupFacts.of(random, step, 1 + random.nextInt(40));
            transaction.executeWithoutResult(status -> ledger.apply(facts));
            changeByHand(random);
        }
        List<String> incremental = rollupRows();
        jdbc.sql("select kpi_rebuild()").query().singleRow();
        assertThat(rollupRows()).as("seed %d", seed).isEqualTo(incremental).isNotEmpty();
        assertThat(check.differences()).isEmpty();
    }

    private List<String> rollupRows() {
        return jdbc.sql("""
                        select k::text from (
                            select dimension, owner_id, rep_key, value, practices, active, orders from kpi_portfolio
                            where (practices, active, orders) <> (0, 0, 0)) k
                        union all select k::text from (
                            select owner_id, rep_key, day, orders, sales, practices from kpi_day
                            where (orders, sales, practices) <> (0, 0, 0)) k
                        union all select k::text from kpi_activation k where activations <> 0
                        union all select k::text from (
                            select practice, owner_id, missing, orders, first_at, last_at, dormant_from from kpi_practice) k
                        order by 1
                        """).query(String.class).list();
    }

    @Test
    void reportsAWrongRollupRow() {
        jdbc.sql("""
                        insert into kpi_portfolio (dimension, owner_id, rep_key, value, practices)
                        values ('state', 0, 'x', 'ZZ', 7)
                        """).update();
        assertThat(check.differences())
                .singleElement()
                .extracting(RollupVerifier.Difference::rollupRow, RollupVerifier.Difference::stored)
                .containsExactly("kpi_portfolio (state, 0, x, ZZ)", "7/0/0");
    }

    /** Changes a practice as a handover, a missing mark or another edit would, but not its orders. */
    private void changeByHand(Random random) {
        transaction.executeWithoutResult(status -> {
            var id = jdbc.sql("select id from practice order by id offset :n limit 1 for update")
                    .param("n", random.nextInt(RandomRollupFacts.PRACTICES))
                    .query(Long.class)
                    .optional();
            if (id.isEmpty()) {
                return;
            }
            PracticeState before = read(id.get());
            JdbcClient.StatementSpec change = switch (random.nextInt(6)) {
                case 0 -> jdbc.sql("update practice set missing_since = now() where id = :id");
                case 1 -> jdbc.sql("update practice set missing_since = null where id = :id");
                case 2 -> jdbc.sql("update practice set activated_at = null, specialty = null where id = :id");
                case 3 ->
                    jdbc.sql("update practice set created_at = created_at - :days * interval '1 day' where id = :id")
                            .param("days", random.nextInt(40));
                default ->
                    jdbc.sql("update practice set owner_id = :owner, owner_is_manual = true where id = :id")
                            .param("owner", owner(random), java.sql.Types.BIGINT);
            };
            change.param("id", id.get()).update();
            events.publishEvent(
                    new LedgerChanges(List.of(new PracticeChanged(id.get(), before, read(id.get()))), List.of()));
        });
    }

    private @Nullable Long owner(Random random) {
        return random.nextInt(3) == 0 ? null : users.get(random.nextInt(users.size()));
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
                        row.getTimestamp("missing_since") == null
                                ? null
                                : row.getTimestamp("missing_since").toInstant(),
                        row.getTimestamp("created_at").toInstant()))
                .single();
    }
}
