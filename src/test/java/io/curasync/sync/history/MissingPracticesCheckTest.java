package io.curasync.sync.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.apply.LedgerParts;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MissingPracticesCheckTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final JdbcClient jdbc = DATABASE.jdbc();
    private final MissingPracticesCheck check =
            new MissingPracticesCheck(new RunQuery(jdbc), LedgerParts.missingMarks(jdbc));

    @BeforeEach
    void begin() {
        DATABASE.clear();
    }

    @Test
    void isOffBeforeTheFirstFullRun() {
        run("INCREMENTAL", "SUCCEEDED", 0);
        run("FULL", "FAILED", 0);

        assertThat(check.run().status()).isEqualTo(CheckStatus.OFF);
    }

    @Test
    void countsMarkedPractices() {
        for (int n = 1; n <= 3; n++) {
            jdbc.sql("insert into practice (practice_id, missing_since) values (?, now())")
                    .param("prac_" + n)
                    .update();
        }
        run("FULL", "SUCCEEDED", 1);

        assertThat(check.run())
                .isEqualTo(CheckResult.ok("3 practices are marked as missing, 1 of them by the last full sync, #1."));
    }

    @Test
    void warnsOfASuspiciousRunUntilALaterFullRunSucceeds() {
        run("FULL", "SUCCEEDED", 0);
        run("FULL", "SUSPICIOUS", 0);
        run("FULL", "SUSPICIOUS", 0);
        run("INCREMENTAL", "SUCCEEDED", 0);
        run("FULL", "FAILED", 0);

        CheckResult result = check.run();

        assertThat(result.status()).isEqualTo(CheckStatus.WARN);
        assertThat(result.summary()).isEqualTo("Full sync #3 is suspicious: a reason.");
        assertThat(result.details())
                .containsExactly(
                        "2 suspicious runs since the last full sync that succeeded",
                        "0 practices are marked as missing");

        run("FULL", "SUCCEEDED", 0);
        assertThat(check.run().status()).isEqualTo(CheckStatus.OK);
    }

    private void run(String kind, String status, int missing) {
        jdbc.sql("""
                insert into sync_run (kind, trigger, status, instance, missing, error)
                values (:kind, 'SCHEDULE', :status, 'one', :missing, 'a reason')""")
                .param("kind", kind)
                .param("status", status)
                .param("missing", missing)
                .update();
    }
}
