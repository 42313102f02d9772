package io.curasync.ledger.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;

/** A practice and its observation are deleted together, without a foreign key. */
class DeletedPracticeTest extends FastPathHarness {

    @Test
    void deletesTheObservation() {
        applySync(1, sampleFact(1));

        DATABASE.jdbc().sql("delete from practice").update();

        assertThat(number("select count(*) from practice_observation")).isZero();
    }

    @Test
    void rejectsAFactAboutAPracticeThatIsDeletedConcurrently() throws Exception {
        Provenance provenance = new Provenance(Source.SYNC, 1, NOON, NOON);
        List<Fact> facts =
                List.of(Fact.completePractice(provenance).userId("user_1").build());
        ledger.apply(facts);
        try (Connection writer = DATABASE.dataSource().getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("delete from practice");
            CompletableFuture<?> applied = CompletableFuture.runAsync(() -> ledger.apply(facts));
            await().until(() -> number("select count(*) from pg_locks where not granted") > 0);
            writer.commit();

            assertThat(applied)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(PessimisticLockingFailureException.class);
        }
        assertThat(number("select count(*) from practice_observation")).isZero();
    }
}
