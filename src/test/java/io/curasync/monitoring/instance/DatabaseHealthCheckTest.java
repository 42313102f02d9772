package io.curasync.monitoring.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.instance.DatabaseQuery.DatabaseState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseHealthCheckTest {

    private static final DatabaseState HEALTHY = new DatabaseState("16.4", 20, 97, 3_500L * 1024 * 1024, 1_000_000);
    private static final Duration FAST = Duration.ofMillis(2);

    @Test
    void showsTheEvidence() {
        assertThat(DatabaseHealthCheck.evaluate(HEALTHY, FAST))
                .isEqualTo(CheckResult.ok("PostgreSQL 16.4, round trip 2 ms, 20 of 97 connections, 3,500 MB."));
    }

    @Test
    void warnsBeforeConnectionsRunOut() {
        assertStatus(new DatabaseState("16.4", 82, 97, 1, 1), FAST, CheckStatus.OK, "82 of 97");
        assertStatus(new DatabaseState("16.4", 83, 97, 1, 1), FAST, CheckStatus.WARN, "Few connections");
    }

    @Test
    void warnsOfASlowConnection() {
        assertStatus(HEALTHY, Duration.ofMillis(100), CheckStatus.OK, "100 ms");
        assertStatus(HEALTHY, Duration.ofMillis(150), CheckStatus.WARN, "answers slowly");
    }

    @Test
    void warnsBeforeTransactionIdsRunOut() {
        assertStatus(
                new DatabaseState("16.4", 1, 97, 1, 1_000_000_001),
                FAST,
                CheckStatus.WARN,
                "1,000,000,001 transactions old");
    }

    @Test
    void readsTheStateOfThisServer() {
        InstanceRows rows = InstanceRows.create();
        DatabaseQuery query = new DatabaseQuery(rows.database().jdbc(), rows.repository());

        CheckResult result = new DatabaseHealthCheck(query).run();

        assertThat(result.summary())
                .matches(".*PostgreSQL \\d+.*, round trip .+ ms, \\d+ of \\d+ connections, \\d+ MB\\.");
    }

    private static void assertStatus(DatabaseState state, Duration roundTrip, CheckStatus status, String summary) {
        CheckResult result = DatabaseHealthCheck.evaluate(state, roundTrip);
        assertThat(result.status()).isEqualTo(status);
        assertThat(result.summary()).contains(summary);
    }
}
