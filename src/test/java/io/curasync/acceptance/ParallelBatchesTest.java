package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.kpi.verification.RollupVerifier;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A sync whose batches are applied two at a time has the same result as one that applies them in turns. */
class ParallelBatchesTest extends AcceptanceHarness {

    static final int PRACTICES = 9_500;
    static final int PAGE = 500;
    static final int OVERLAP = 3;
    static final int REPEATED = OVERLAP * (PRACTICES / PAGE - 1);

    @Autowired
    RollupVerifier rollups;

    @BeforeEach
    void source() {
        SOURCE.populate(PRACTICES);
        SOURCE.pageSize(PAGE);
    }

    /** The last rows of each batch are also the first rows of the next one. */
    @Test
    void appliesOverlappingBatches() {
        SOURCE.overlap(OVERLAP);

        JsonNode first = sync();
        JsonNode second = sync();

        assertThat(first.get("status").stringValue()).as(first.toString()).isEqualTo("SUCCEEDED");
        assertThat(first.get("created").asInt()).isEqualTo(PRACTICES);
        assertThat(first.get("fetched").asInt()).isEqualTo(PRACTICES + REPEATED);
        assertThat(second.get("unchanged").asInt()).isEqualTo(PRACTICES + REPEATED);
        assertState(PRACTICES);
    }

    @Test
    void quarantinesARejectedRow() {
        RejectingTrigger trigger = new RejectingTrigger(database.jdbc());
        trigger.create(
                "23514",
                "practice",
                "new.practice_id = '%s'"
                        .formatted(SourcePractice.number(PRACTICES / 2).practiceId()));
        try {
            JsonNode run = sync();

            assertThat(run.get("status").stringValue()).as(run.toString()).isEqualTo("PARTIAL");
            assertThat(run.get("quarantined").asInt()).isEqualTo(1);
            assertThat(run.get("created").asInt()).isEqualTo(PRACTICES - 1);
            assertState(PRACTICES - 1);
        } finally {
            trigger.remove();
        }
    }

    /** The first batch gives a practice another user id. The next batch, which has started already, gives its former one to a practice. */
    @Test
    void acceptsAUserIdThatTheBatchBeforeReleases() throws Exception {
        sync();
        SourcePractice first = SourcePractice.number(1);
        SourcePractice inNextBatch = SourcePractice.number(5_001);
        SOURCE.put(first.withUserId("user_new"));
        SOURCE.put(inNextBatch.withUserId(first.userId()));
        SourceStub.awaitNextSecond();

        try (Connection holder = database.dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            // The first batch waits here after it has written its practices.
            statement.execute("lock table sync_call in exclusive mode");
            CompletableFuture<JsonNode> run = CompletableFuture.supplyAsync(this::sync);
            await().atMost(SOON).until(() -> waitingForTheFirstBatch() == 1);
            holder.rollback();

            JsonNode ended = run.get();
            assertThat(ended.get("status").stringValue()).as(ended.toString()).isEqualTo("SUCCEEDED");
            assertThat(ended.get("updated").asInt()).isEqualTo(2);
        }
        assertState(PRACTICES);
    }

    private int waitingForTheFirstBatch() {
        return database.jdbc()
                .sql("select count(*) from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and not granted")
                .query(Integer.class)
                .single();
    }

    private void assertState(int practices) {
        assertThat(overview().get("totalPractices").asInt()).isEqualTo(practices);
        assertThat(rollups.differences()).isEmpty();
        assertThat(database.jdbc()
                        .sql("select count(*) from practice_observation x join practice p on p.id = x.practice")
                        .query(Integer.class)
                        .single())
                .isEqualTo(practices);
    }
}
