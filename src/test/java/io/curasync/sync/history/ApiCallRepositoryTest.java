package io.curasync.sync.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class ApiCallRepositoryTest {

    private final JdbcClient jdbc = TestDatabase.create().jdbc();
    private final ApiCallRepository calls =
            new ApiCallRepository(jdbc, JsonMapper.builder().build());

    @Test
    void keepsTheCallsOfRunsOfTheLast30Days() {
        runWithCall(31);
        runWithCall(29);

        calls.deleteOld();

        assertThat(runsWithCalls()).isEqualTo("29");
    }

    @Test
    void deletesOldCallsIfNoRunHasStartedSince() {
        runWithCall(32);
        runWithCall(31);

        calls.deleteOld();

        assertThat(runsWithCalls()).isEmpty();
    }

    private void runWithCall(int daysAgo) {
        String insert = """
                with run as (
                    insert into sync_run (kind, trigger, status, instance, started_at)
                    values ('FULL', 'SCHEDULE', 'SUCCEEDED', 'a', now() - ? * interval '1 day') returning id
                )
                insert into sync_call (run_id, at, page, millis) select id, now(), ?, 5 from run""";
        jdbc.sql(insert).params(daysAgo, daysAgo).update();
    }

    private String runsWithCalls() {
        return jdbc.sql("select coalesce(string_agg(page::text, ' ' order by page), '') from sync_call")
                .query(String.class)
                .single();
    }
}
