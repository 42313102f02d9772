package io.curasync.ledger.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.ledger.Fact;
import io.curasync.ledger.Fact.PracticeSeen;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An unchanged practice in a sync only renews its observation. Any difference, in the fact or in the stored state, is
 * processed.
 */
class UnchangedFastPathTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final LedgerHarness ledger = new LedgerHarness(DATABASE);

    @BeforeEach
    void begin() {
        ledger.clear();
    }

    @Test
    void confirmsAnUnchangedPracticeByItsObservationOnly() {
        applySync(1, sampleFact(1));
        ledger.published.clear();

        assertThat(applySync(2, sampleFact(2))).isEqualTo(FactOutcome.UNCHANGED);

        assertThat(observation()).isEqualTo("2 " + NOON.plusSeconds(2));
        assertThat(number("select count(*) from timeline_entry")).isEqualTo(1);
        assertThat(ledger.published).isEmpty();
    }

    @Test
    void ignoresAFactOlderThanTheLastObservation() {
        applySync(2, sampleFact(2));

        assertThat(applySync(1, sampleFact(1))).isEqualTo(FactOutcome.STALE);

        assertThat(observation()).endsWith(NOON.plusSeconds(2).toString());
    }

    static Stream<PracticeSeen> others() {
        return Stream.of(
                seen(2, "user_2", "sub_1", "Podiatry", "TX", "Dana Reyes", NOON, 3),
                seen(2, "user_1", null, "Podiatry", "TX", "Dana Reyes", NOON, 3),
                seen(2, "user_1", "sub_1", null, "TX", "Dana Reyes", NOON, 3),
                seen(2, "user_1", "sub_1", "TX", "Podiatry", "Dana Reyes", NOON, 3),
                seen(2, "user_1", "sub_1", "Podiatry", "FL", "Dana Reyes", NOON, 3),
                seen(2, "user_1", "sub_1", "Podiatry", "TX", "", NOON, 3),
                seen(2, "user_1", "sub_1", "Podiatry", "TX", "dana reyes", NOON, 3),
                seen(2, "user_1", "sub_1", "Podiatry", "TX", "Dana Reyes", null, 3),
                seen(2, "user_1", "sub_1", "Podiatry", "TX", "Dana Reyes", NOON.plusMillis(1), 3),
                seen(2, "user_1", "sub_1", "Podiatry", "TX", "Dana Reyes", NOON, 4));
    }

    @ParameterizedTest
    @MethodSource("others")
    void appliesAnyChangedFact(PracticeSeen other) {
        applySync(1, sampleFact(1));

        applySync(2, other);

        assertThat(values()).isEqualTo(values(other));
        assertThat(applySync(3, sampleFact(3))).as("and back again").isIn(FactOutcome.UPDATED, FactOutcome.UNCHANGED);
        assertThat(values()).isEqualTo(values(sampleFact(3)));
    }

    @Test
    void nextSyncOverridesAWebhookChange() {
        applySync(1, sampleFact(1));
        ledger.apply(List.of(Fact.partialPractice(webhook(2))
                .practiceId("prac_1")
                .state("FL")
                .build()));

        assertThat(applySync(3, sampleFact(3))).isEqualTo(FactOutcome.UPDATED);

        assertThat(values()).isEqualTo(values(sampleFact(3)));
        assertThat(applySync(4, sampleFact(4))).isEqualTo(FactOutcome.UNCHANGED);
    }

    @Test
    void nextSyncCorrectsTheTotalAfterAnOrder() {
        applySync(1, sampleFact(1));
        ledger.apply(List.of(new Fact.OrderPlaced(webhook(2), "user_1", "ord_1", BigDecimal.TEN, NOON.plusSeconds(2))));
        assertThat(number("select total_orders from practice")).isEqualTo(4);

        assertThat(applySync(3, sampleFact(3))).isEqualTo(FactOutcome.UPDATED);

        assertThat(number("select total_orders from practice")).isEqualTo(3);
    }

    @Test
    void clearsTheMissingMark() {
        applySync(1, sampleFact(1));
        ledger.inTransaction(tx -> tx.missing.mark(2, Instant.now()));
        assertThat(number("select count(*) from practice where missing_since is not null"))
                .isEqualTo(1);

        assertThat(applySync(3, sampleFact(3))).isEqualTo(FactOutcome.UPDATED);

        assertThat(number("select count(*) from practice where missing_since is not null"))
                .isZero();
    }

    /** Every write to a practice clears its digest. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "practice_id = 'prac_2'",
                "user_id = null",
                "cura_intake_id = null",
                "specialty = 'Dermatology'",
                "state = 'FL'",
                "sales_rep = ''",
                "activated_at = null",
                "total_base = 4",
                "total_orders = 4",
                "missing_since = now()"
            })
    void writingAPracticeDeletesItsDigest(String change) {
        applySync(1, sampleFact(1));
        assertThat(number("select count(snapshot_hash) from practice_observation"))
                .isEqualTo(1);

        ledger.jdbc.sql("update practice set " + change).update();

        assertThat(number("select count(snapshot_hash) from practice_observation"))
                .isZero();
    }

    @Test
    void seesAChangeMadeWhileWaitingForTheLock() throws Exception {
        applySync(1, sampleFact(1));
        try (ExecutorService other = Executors.newSingleThreadExecutor();
                Connection writer = DATABASE.dataSource().getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("select from practice_observation for update");
            Future<FactOutcome> values = other.submit(() -> applySync(2, sampleFact(2)));
            await().until(() -> number("select count(*) from pg_locks where not granted") > 0);
            statement.execute("update practice set state = 'FL'");
            writer.commit();

            assertThat(values.get()).isEqualTo(FactOutcome.UPDATED);
        }
        assertThat(values()).isEqualTo(values(sampleFact(2)));
    }

    private FactOutcome applySync(long run, PracticeSeen fact) {
        assertThat(fact.provenance().sourceId()).isEqualTo(run);
        return ledger.apply(List.of(fact)).getFirst().outcome();
    }

    private static PracticeSeen sampleFact(long run) {
        return seen(run, "user_1", "sub_1", "Podiatry", "TX", "Dana Reyes", NOON, 3);
    }

    private static PracticeSeen seen(
            long run,
            String user,
            @Nullable String intake,
            @Nullable String specialty,
            @Nullable String state,
            String rep,
            @Nullable Instant activated,
            int total) {
        Instant at = NOON.plusSeconds(run);
        Provenance provenance = new Provenance(Source.SYNC, run, at, at);
        return Fact.completePractice(provenance)
                .practiceId("prac_1")
                .userId(user)
                .curaIntakeId(intake)
                .specialty(specialty)
                .state(state)
                .salesRep(rep)
                .activatedAt(activated)
                .totalOrders(total)
                .build();
    }

    private static Provenance webhook(long seconds) {
        Instant at = NOON.plusSeconds(seconds);
        return new Provenance(Source.WEBHOOK, 100 + seconds, at, at);
    }

    private static String values(PracticeSeen fact) {
        return Stream.of(
                        fact.userId(),
                        fact.curaIntakeId(),
                        fact.specialty(),
                        fact.state(),
                        fact.salesRep(),
                        fact.activatedAt() == null ? null : fact.activatedAt().toEpochMilli(),
                        fact.totalOrders())
                .map(String::valueOf)
                .toList()
                .toString();
    }

    private String values() {
        return ledger.jdbc
                .sql("""
                        select user_id, cura_intake_id, specialty, state, sales_rep,
                            (extract(epoch from activated_at) * 1000)::bigint, total_orders from practice""")
                .query((row, number) -> Stream.of(1, 2, 3, 4, 5, 6, 7)
                        .map(column -> {
                            try {
                                return String.valueOf(row.getObject(column));
                            } catch (java.sql.SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .toList()
                        .toString())
                .single();
    }

    private String observation() {
        return ledger.jdbc
                .sql("select run_id, seen_at from practice_observation")
                .query((row, number) ->
                        row.getLong(1) + " " + row.getTimestamp(2).toInstant())
                .single();
    }

    private long number(String sql) {
        return DATABASE.jdbc().sql(sql).query(Long.class).single();
    }
}
