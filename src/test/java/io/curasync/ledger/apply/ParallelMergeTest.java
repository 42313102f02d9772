package io.curasync.ledger.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.ledger.Fact;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;

/** A merge that waits for another transaction does not use what it read before the wait. */
class ParallelMergeTest extends FastPathHarness {

    private final LedgerHarness other = new LedgerHarness(DATABASE);
    private final List<Fact> merging = webhook("prac_1", "user_1");

    @BeforeEach
    void twoRowsOfOnePractice() {
        ledger.apply(webhook("prac_1", null));
        ledger.apply(webhook(null, "user_1"));
    }

    @Test
    void keepsAPracticeThatGotItsIdMeanwhile() throws Exception {
        assertConflict(webhook("prac_9", "user_1"));

        assertThat(practices()).containsExactly("prac_1 null", "prac_9 user_1");
        assertThat(ledger.apply(merging)).extracting(FactResult::outcome).containsExactly(FactOutcome.QUARANTINED);
    }

    @Test
    void retriesIfAnotherTransactionMergesTheSameRows() throws Exception {
        assertConflict(null);

        assertThat(practices()).containsExactly("prac_1 user_1");
        assertThat(ledger.apply(merging)).extracting(FactResult::outcome).containsExactly(FactOutcome.UNCHANGED);
    }

    /**
     * Applies the merging fact while another transaction locks the surviving row. Before that transaction ends, applies the other facts, or
     * merges the rows in that transaction if there are none.
     */
    private void assertConflict(@Nullable List<Fact> meanwhile) throws Exception {
        try (Connection holder = DATABASE.dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute(
                    "select from practice_observation where practice = (select min(id) from practice) for update");
            if (meanwhile == null) {
                statement.execute(
                        "update practice set user_id = null, practice_id = 'merged' where practice_id is null");
                statement.execute("update practice set user_id = 'user_1' where practice_id = 'prac_1'");
                statement.execute("delete from practice where practice_id = 'merged'");
            }
            CompletableFuture<?> merged = CompletableFuture.runAsync(() -> other.apply(merging));
            await().until(() -> number("select count(*) from pg_locks where not granted") > 0);
            if (meanwhile != null) {
                ledger.apply(meanwhile);
            }
            holder.commit();

            assertThat(merged)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withCauseInstanceOf(PessimisticLockingFailureException.class);
        }
    }

    private List<String> practices() {
        return DATABASE.jdbc()
                .sql(
                        "select concat(coalesce(practice_id, 'null'), ' ', coalesce(user_id, 'null')) from practice order by practice_id")
                .query(String.class)
                .list();
    }

    private static List<Fact> webhook(@Nullable String practiceId, @Nullable String userId) {
        Provenance provenance = new Provenance(Source.WEBHOOK, 1, NOON, NOON);
        return List.of(Fact.partialPractice(provenance)
                .practiceId(practiceId)
                .userId(userId)
                .build());
    }
}
