package io.curasync.monitoring.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockHealthCheckTest {

    private final InstanceRows rows = InstanceRows.create();
    private final ClockHealthCheck check = new ClockHealthCheck(rows.repository());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " 1900  | OK   | The clocks agree with PostgreSQL's within 2.0 s.",
                " 2100  | WARN | The clock of web-1 is 2.1 s ahead of PostgreSQL's.",
                "-2100  | WARN | The clock of web-1 is 2.1 s behind PostgreSQL's.",
                " 31000 | FAIL | The clock of web-1 is 31 s ahead of PostgreSQL's.",
                "-31000 | FAIL | The clock of web-1 is 31 s behind PostgreSQL's.",
            })
    void judgesTheLargestOffset(long millis, CheckStatus status, String summary) {
        rows.add("web-1").clockOffset(millis);
        rows.add("web-2");

        CheckResult result = check.run();

        assertThat(result.status()).isEqualTo(status);
        assertThat(result.summary()).isEqualTo(summary);
        assertThat(result.details()).contains("web-2: under 100 ms");
    }

    @Test
    void ignoresInstancesThatDoNotRun() {
        rows.add("web-1");
        rows.add("web-2").clockOffset(60_000).stopped();
        rows.add("web-3").clockOffset(60_000).heartbeat(Duration.ofMinutes(1));

        assertThat(check.run().status()).isEqualTo(CheckStatus.OK);
    }

    @Test
    void isInconclusiveWithoutARecentHeartbeat() {
        assertThat(check.run().isInconclusive()).isTrue();
        rows.add("web-1").clockOffset(60_000).heartbeat(Duration.ofMinutes(1));

        assertThat(check.run().isInconclusive()).isTrue();
    }
}
