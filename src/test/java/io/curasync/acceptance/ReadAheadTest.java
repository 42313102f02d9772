package io.curasync.acceptance;

import static io.curasync.acceptance.StubResponse.healthy;
import static io.curasync.acceptance.StubResponse.slow;
import static io.curasync.acceptance.StubResponse.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Pages are read while others are applied: applied pages remain; of pages that only waited, only the calls are stored. */
class ReadAheadTest extends AcceptanceHarness {

    static final int PAGE = 10;
    static final int PAGES = 5;

    @BeforeEach
    void source() {
        SOURCE.populate(PAGE * PAGES);
        SOURCE.pageSize(PAGE);
        sync();
    }

    @Test
    void appliesQueuedPagesInOrder() throws Exception {
        SOURCE.overlap(3);

        JsonNode run = runWithBlockedPage(PAGES, id -> {});

        assertThat(run.get("status").stringValue()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(run.get("fetched").asInt()).isEqualTo(PAGE * PAGES + 3 * (PAGES - 1));
        assertThat(run.get("unchanged").asInt()).isEqualTo(run.get("fetched").asInt());
        assertThat(pagesOfCalls(run)).containsExactly(1, 2, 3, 4, 5);
        assertThat(pagesCounted(run)).isEqualTo(PAGES);
    }

    @Test
    void appliesPagesReadBeforeAFailure() throws Exception {
        SOURCE.next(healthy(), slow(50));
        SOURCE.always(status(401));

        JsonNode run = runWithBlockedPage(3, id -> {});

        assertThat(run.get("status").stringValue()).isEqualTo("FAILED");
        assertThat(run.get("error").stringValue()).contains("CURAGENESIS_VENDOR_TOKEN");
        assertThat(run.get("fetched").asInt()).isEqualTo(2 * PAGE);
        assertThat(run.get("unchanged").asInt()).isEqualTo(2 * PAGE);
        assertThat(pagesOfCalls(run)).containsExactly(1, 2, 3);
        assertThat(seenBy(run)).isEqualTo(2 * PAGE);
    }

    @Test
    void dropsQueuedPagesOnCancellation() throws Exception {
        SOURCE.next(healthy(), slow(300), healthy(), healthy(), healthy());

        JsonNode run = runWithBlockedPage(
                PAGES,
                id -> admin.post("/api/sync/runs/%d/cancel".formatted(id)).expect(202));

        assertThat(run.get("status").stringValue()).isEqualTo("CANCELLED");
        assertThat(run.get("fetched").asInt()).isEqualTo(PAGE);
        assertThat(seenBy(run)).isEqualTo(PAGE);
        assertThat(pagesCounted(run)).isEqualTo(1);
        assertThat(pagesOfCalls(run)).containsExactly(1, 2, 3, 4, 5);
    }

    private interface ActionDuringRun {

        void happens(long run);
    }

    /** Locks a practice of the first page until the source has had this many calls; returns the finished run. */
    private JsonNode runWithBlockedPage(int calls, ActionDuringRun meanwhile) throws SQLException {
        int before = SOURCE.calls();
        long run;
        try (Connection holder = database.dataSource().getConnection();
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("""
                    select from practice_observation x join practice p on p.id = x.practice
                    where p.practice_id = 'prac_00000005' for update of x""");
            run = admin.post("/api/kpi/sync-practices?override=true")
                    .expect(202)
                    .json()
                    .get("id")
                    .longValue();
            await().atMost(SOON).until(() -> SOURCE.calls() == before + calls);
            meanwhile.happens(run);
            holder.commit();
        }
        return ended(run);
    }

    private List<Integer> pagesOfCalls(JsonNode run) {
        return database.jdbc()
                .sql("select page from sync_call where run_id = ? order by id")
                .param(run.get("id").longValue())
                .query(Integer.class)
                .list();
    }

    private int pagesCounted(JsonNode run) {
        return database.jdbc()
                .sql("select pages from sync_run where id = ?")
                .param(run.get("id").longValue())
                .query(Integer.class)
                .single();
    }

    private int seenBy(JsonNode run) {
        return database.jdbc()
                .sql("select count(*) from practice_observation where run_id = ?")
                .param(run.get("id").longValue())
                .query(Integer.class)
                .single();
    }
}
