package io.curasync.ledger.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.ledger.Fact;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sync processes a practice that was changed since the last one, even if the fact is the same. */
class ChangedPracticeTest extends FastPathHarness {

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

    private static Provenance webhook(long seconds) {
        Instant at = NOON.plusSeconds(seconds);
        return new Provenance(Source.WEBHOOK, 100 + seconds, at, at);
    }
}
