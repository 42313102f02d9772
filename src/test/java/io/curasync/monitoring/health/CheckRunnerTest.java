package io.curasync.monitoring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.HealthReport;
import io.curasync.monitoring.StoredCheck;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.util.AopTestUtils;

@CuraSyncTest
class CheckRunnerTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    TestDatabase database;

    @Autowired
    HealthHistory history;

    private StubChecks checks;

    @BeforeEach
    void clear() {
        database.clear();
        checks = new StubChecks(context);
    }

    @Test
    void storesResultsAndTheTimeOfTheirStatus() {
        HealthReport first = checks.with(
                        CheckId.QUARANTINE,
                        CheckResult.warn("3 rows.", "Look at them.").with(List.of("row 1")))
                .run();
        HealthReport second = checks.with(CheckId.QUARANTINE, CheckResult.warn("4 rows.", "Look at them."))
                .run();

        assertThat(first.status()).isEqualTo(CheckStatus.WARN);
        assertThat(first.checks().getFirst().details()).containsExactly("row 1");
        assertThat(second.checks().getFirst().summary()).isEqualTo("4 rows.");
        assertThat(second.checks().getFirst().since())
                .isEqualTo(first.checks().getFirst().since());
        assertThat(changes()).containsExactly("quarantine WARN");
    }

    @Test
    void recordsEachChangeOfStatusOnce() {
        checks.with(CheckId.MAIL, CheckResult.ok("Sent.")).run();
        checks.with(CheckId.MAIL, CheckResult.fail("Refused.", "Check it.")).run();
        checks.run();
        checks.with(CheckId.MAIL, CheckResult.off("No mail server is set.")).run();

        assertThat(changes()).containsExactly("mail OK", "mail FAIL", "mail OFF");
    }

    @Test
    void keepsTheLastResultOfACheckThatCannotBeJudged() {
        checks.with(CheckId.MAIL, CheckResult.inconclusive("No answer.")).run();
        assertThat(stored()).as("no result before").isEqualTo("OFF No answer.");

        checks.with(CheckId.MAIL, CheckResult.off("No mail server is set.")).run();
        checks.with(CheckId.MAIL, CheckResult.inconclusive("No answer.")).run();
        assertThat(stored()).as("the setting is no longer missing").isEqualTo("OFF No answer.");

        checks.with(CheckId.MAIL, CheckResult.fail("Refused.", "Check it.")).run();
        checks.aMinutePasses().with(CheckId.MAIL, CheckResult.inconclusive("No answer."));
        StoredCheck kept = checks.run().checks().getFirst();
        assertThat(stored()).isEqualTo("FAIL Refused.");
        assertThat(kept.evaluatedAt())
                .as("time of the last call")
                .isAfter(Instant.now().minusSeconds(30));
        assertThat(kept.since()).isBefore(Instant.now().minusSeconds(30));
        assertThat(changes()).containsExactly("mail OFF", "mail FAIL");
    }

    @Test
    void warnsOfACheckThatThrows() {
        HealthReport report = checks.with(CheckId.SETTINGS, false, () -> {
                    throw new IllegalStateException("a bug");
                })
                .with(CheckId.MAIL, CheckResult.ok("Sent."))
                .run();

        StoredCheck settings = report.find(CheckId.SETTINGS).orElseThrow();
        assertThat(settings.status()).isEqualTo(CheckStatus.WARN);
        assertThat(settings.summary()).contains("unknown");
        assertThat(settings.action()).contains("Health check settings");
        assertThat(report.find(CheckId.MAIL).orElseThrow().status()).isEqualTo(CheckStatus.OK);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsTheStackTraceOfACheckThatThrowsOncePerOutage(CapturedOutput output) {
        AtomicInteger run = new AtomicInteger();
        checks.with(CheckId.SETTINGS, false, () -> {
            if (run.incrementAndGet() == 4) {
                return CheckResult.ok("No problem.");
            }
            throw new IllegalStateException("row %d is a bug".formatted(run.get()));
        });
        CheckRunner runner = checks.runner();

        for (int i = 0; i < 3; i++) {
            runner.runAll(_ -> {});
        }
        assertThat(output.getOut()).containsOnlyOnce("Health check settings failed unexpectedly");
        assertThat(output.getOut())
                .containsOnlyOnce("IllegalStateException: row 1 is a bug")
                .doesNotContain("row 2", "row 3");

        runner.runAll(_ -> {});
        runner.runAll(_ -> {});
        assertThat(output.getOut()).as("after a success").contains("IllegalStateException: row 5 is a bug");
    }

    @Test
    void storesNothingDuringAnOutageOfPostgreSql() {
        checks.with(CheckId.QUARANTINE, false, () -> {
            throw new DataAccessResourceFailureException("no connection");
        });

        assertThatThrownBy(checks::run).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(changes()).isEmpty();
    }

    @Test
    void doesNotRepeatTheRunOfAnotherInstance() {
        AtomicInteger runs = new AtomicInteger();
        checks.with(CheckId.QUARANTINE, false, () -> CheckResult.ok("Run %d.".formatted(runs.incrementAndGet())));

        checks.runner().runDue();
        checks.runner().runDue();

        assertThat(runs).hasValue(1);
    }

    @Test
    void deletesResultsOfChecksThatNoLongerExist() {
        checks.with(CheckId.MAIL, CheckResult.ok("Sent."))
                .with(CheckId.QUARANTINE, CheckResult.ok("0 rows."))
                .run();

        checks.without(CheckId.MAIL);
        assertThat(checks.run().find(CheckId.MAIL)).isPresent();
        ago(CheckId.MAIL, "6 minutes");
        assertThat(checks.run().find(CheckId.MAIL)).isEmpty();
    }

    @Test
    void deletesOldChangesExceptTheOneThatATimelineStartsWith() throws InterruptedException {
        for (String ago : List.of("50 days", "40 days", "20 days")) {
            database.jdbc()
                    .sql("insert into health_change (check_id, status, at) values ('mail', ?, now() - ?::interval)")
                    .params(ago.equals("40 days") ? "FAIL" : "OK", ago)
                    .update();
        }

        // Bypasses the lock, which is unavailable after the database was cleared.
        AopTestUtils.<HealthHistory>getTargetObject(history).clean();

        assertThat(changes()).containsExactly("mail FAIL", "mail OK");
        CheckTimeline timeline = history.timelines().current().get(CheckId.MAIL);
        assertThat(timeline.segments().getFirst().status()).isEqualTo(CheckStatus.FAIL);
        assertThat(timeline.changes().getFirst().at()).isBefore(Instant.now().minus(Duration.ofDays(19)));
    }

    private List<String> changes() {
        return database.jdbc()
                .sql("select check_id || ' ' || status from health_change order by id")
                .query(String.class)
                .list();
    }

    private String stored() {
        return database.jdbc()
                .sql("select status || ' ' || summary from health_check")
                .query(String.class)
                .single();
    }

    private void ago(CheckId check, String time) {
        database.jdbc()
                .sql("update health_check set evaluated_at = now() - ?::interval where id = ?")
                .params(time, check.wireName())
                .update();
    }
}
