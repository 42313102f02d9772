package io.curasync.acceptance;

import static io.curasync.acceptance.StubResponse.healthy;
import static io.curasync.acceptance.StubResponse.html;
import static io.curasync.acceptance.StubResponse.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every attempt to get a page is stored, including failed ones, and none contains a secret. */
class SyncCallsTest extends AcceptanceHarness {

    record Call(
            int page,
            @Nullable Integer status,
            @Nullable Integer rows,
            @Nullable String error) {}

    @BeforeEach
    void source() {
        SOURCE.populate(25);
        SOURCE.pageSize(10);
    }

    @Test
    void storesRetriedAttemptsWithTheirPage() {
        SOURCE.next(healthy(), status(503), html(), healthy());

        long run = sync().get("id").asLong();

        assertThat(calls(run))
                .containsExactly(
                        new Call(1, 200, 10, null),
                        new Call(2, 503, null, "CuraGenesis answered 503"),
                        new Call(2, 200, null, "CuraGenesis answered text/html that is not JSON"),
                        new Call(2, 200, 10, null),
                        new Call(3, 200, 5, null));
        assertThat(all(run)).doesNotContain(SourceStub.TOKEN).doesNotContain("at-10");
    }

    @Test
    void storesTheCallThatEndedTheRun() {
        SOURCE.next(healthy());
        SOURCE.always(status(401));

        long run = sync().get("id").asLong();

        assertThat(calls(run)).hasSize(2).last().satisfies(call -> {
            assertThat(call.page()).isEqualTo(2);
            assertThat(call.status()).isEqualTo(401);
            assertThat(call.error()).contains("does not accept our token");
        });
        assertThat(all(run)).doesNotContain(SourceStub.TOKEN);
    }

    @Test
    void deletesCallsOfOldRuns() {
        long old = insertRun("31 days");
        long young = insertRun("29 days");

        long run = sync().get("id").asLong();

        await().atMost(SOON).until(() -> calls(old).isEmpty());
        assertThat(calls(young)).hasSize(1);
        assertThat(calls(run)).hasSize(3);
    }

    private long insertRun(String ago) {
        String insert = """
                insert into sync_run (kind, trigger, status, instance, started_at, finished_at)
                values ('FULL', 'SCHEDULE', 'SUCCEEDED', 'app-1', now() - ?::interval, now()) returning id""";
        long run = database.jdbc().sql(insert).param(ago).query(Long.class).single();
        database.jdbc()
                .sql("insert into sync_call (run_id, at, page, millis) values (?, now(), 1, 5)")
                .param(run)
                .update();
        return run;
    }

    private List<Call> calls(long run) {
        return database.jdbc()
                .sql("select page, status, rows, error from sync_call where run_id = ? order by id")
                .param(run)
                .query(Call.class)
                .list();
    }

    private String all(long run) {
        return database.jdbc()
                .sql("select string_agg(c::text, ' ') from sync_call c where run_id = ?")
                .param(run)
                .query(String.class)
                .single();
    }
}
