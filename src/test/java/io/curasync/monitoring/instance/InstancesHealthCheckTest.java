package io.curasync.monitoring.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InstancesHealthCheckTest {

    private final InstanceRows rows = InstanceRows.create();
    private final InstancesHealthCheck check = new InstancesHealthCheck(rows.repository());

    @Test
    void isOkWhileAllInstancesRun() {
        rows.add("web-10-00aa").settings("{\"CRON_SECRET\": \"12345678\"}").clockOffset(1_900);
        rows.add("web-11-00bb").settings("{\"CRON_SECRET\": \"12345678\"}");

        assertThat(check.run()).isEqualTo(CheckResult.ok("2 instances running, version 1.0."));
    }

    @Test
    void warnsOfAKilledInstanceForAnHour() {
        rows.add("web-10-00aa");
        InstanceRows.Row killed = rows.add("web-11-00bb").heartbeat(Duration.ofSeconds(44));
        assertThat(check.run().status()).isEqualTo(CheckStatus.OK);

        killed.heartbeat(Duration.ofSeconds(50));
        assertWarning("web-11-00bb sent no heartbeat");

        killed.heartbeat(Duration.ofMinutes(61));
        assertThat(check.run().status()).isEqualTo(CheckStatus.OK);
    }

    @Test
    void isOkAfterAnOrderlyStop() {
        rows.add("web-10-00aa");
        rows.add("web-11-00bb").heartbeat(Duration.ofMinutes(2)).stopped();

        assertThat(check.run().status()).isEqualTo(CheckStatus.OK);
    }

    @Test
    void isOkOnceAsManyInstancesHaveStartedOnTheSameMachine() {
        rows.add("web-10-00aa").heartbeat(Duration.ofMinutes(2));
        rows.add("web-11-00bb").heartbeat(Duration.ofMinutes(2));
        rows.add("other-12-00cc").started(Duration.ofMinutes(1));
        rows.add("web-13-00dd").started(Duration.ofMinutes(3));
        rows.add("web-14-00ee").started(Duration.ofMinutes(1));
        assertThat(check.run().summary())
                .as("one of two is back")
                .containsPattern("^web-1[01]-00(aa|bb) sent no heartbeat");

        rows.add("web-15-00ff").started(Duration.ofSeconds(5));

        assertThat(check.run().status()).isEqualTo(CheckStatus.OK);
    }

    @Test
    void namesDifferingSettings() {
        rows.add("web-10-00aa")
                .settings("{\"CRON_SECRET\": \"12345678\", \"CURASYNC_TIME_ZONE\": \"a\", \"NEW\": \"x\"}");
        rows.add("web-11-00bb").settings("{\"CRON_SECRET\": \"\", \"CURASYNC_TIME_ZONE\": \"a\"}");

        assertWarning("different values of CRON_SECRET.");
    }

    @Test
    void warnsOfDifferingVersionsAfterTheTimeOfARollingUpdate() {
        rows.add("web-10-00aa");
        InstanceRows.Row updated = rows.add("web-11-00bb").version("1.1").started(Duration.ofMinutes(14));
        assertThat(check.run()).isEqualTo(CheckResult.ok("2 instances running, version 1.0 and 1.1."));

        updated.started(Duration.ofMinutes(16));

        assertWarning("different versions: 1.0, 1.1.");
    }

    @Test
    void reportsEveryFinding() {
        rows.add("web-10-00aa").clockOffset(-2_100);
        rows.add("web-11-00bb").heartbeat(Duration.ofMinutes(1));

        CheckResult result = check.run();

        assertThat(result.summary()).contains("web-11-00bb sent no heartbeat", "The clock of web-10-00aa differs");
        assertThat(result.details()).hasSize(2);
    }

    private void assertWarning(String summary) {
        CheckResult result = check.run();
        assertThat(result.status()).isEqualTo(CheckStatus.WARN);
        assertThat(result.summary()).contains(summary);
        assertThat(result.action()).isNotBlank();
    }
}
