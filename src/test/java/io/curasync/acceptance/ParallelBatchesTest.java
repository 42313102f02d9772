package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.kpi.verification.RollupVerifier;
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
