package io.curasync.kpi.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class KpiDriftCheckTest {

    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final JdbcClient jdbc = DATABASE.jdbc();
    private final KpiDriftCheck check = new KpiDriftCheck(jdbc, "0 30 3 * * *");

    @BeforeEach
    void begin() {
        jdbc.sql("delete from kpi_check").update();
    }

    @Test
    void isOkAfterARecountWithoutDifferences() {
        recounted(0, "35 hours");

        assertThat(check.run().status()).isEqualTo(CheckStatus.OK);
    }

    @Test
    void failsOnDrift() {
        recounted(2, "1 hour");

        CheckResult result = check.run();

        assertThat(result.status()).isEqualTo(CheckStatus.FAIL);
        assertThat(result.summary()).startsWith("2 figures differ from the recount of ");
    }

    @Test
    void warnsIfTheRecountDoesNotRun() {
        recounted(0, "37 hours");
        assertThat(check.run().status()).isEqualTo(CheckStatus.WARN);

        jdbc.sql("delete from kpi_check").update();
        assertThat(check.run(SHORT).status()).as("just installed").isEqualTo(CheckStatus.OK);
        assertThat(check.run(KpiDriftCheck.MAX_AGE).status()).isEqualTo(CheckStatus.WARN);
    }

    @Test
    void isOffWithoutRecounts() {
        assertThat(new KpiDriftCheck(jdbc, "-").run().status()).isEqualTo(CheckStatus.OFF);
    }

    private void recounted(int differences, String ago) {
        jdbc.sql(
                        "insert into kpi_check (checked_at, differences) values (now() - cast(:ago as interval), :differences)")
                .param("ago", ago)
                .param("differences", differences)
                .update();
    }
}
