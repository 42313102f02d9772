package io.curasync.ledger.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class QuarantineCheckTest {

    private static final String INSERT = """
            insert into quarantine (row_key, reason, raw, run_id, first_seen)
            select gen_random_uuid()::text, 'r', '{}', 1, cast(:seen as timestamptz) from generate_series(1, :rows)""";

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final JdbcClient jdbc = DATABASE.jdbc();
    private final QuarantineCheck check = new QuarantineCheck(jdbc);

    @BeforeEach
    void begin() {
        jdbc.sql("delete from quarantine").update();
    }

    @Test
    void isOkWithoutOpenRows() {
        add(1, "2026-01-01 12:00+00");
        jdbc.sql("update quarantine set resolved_at = now()").update();

        assertThat(check.run()).isEqualTo(CheckResult.ok("0 rows are in quarantine."));
    }

    @Test
    void showsTheNumberTheAgeAndTheGrowth() {
        add(3, "2026-01-01 12:00+00");
        add(2, "now");

        CheckResult result = check.run();

        assertThat(result.status()).isEqualTo(CheckStatus.WARN);
        assertThat(result.summary())
                .isEqualTo("5 rows are in quarantine, the oldest since 2026-01-01T12:00:00Z, 2 new within 24 hours.");
    }

    @Test
    void failsWithManyRows() {
        add(QuarantineCheck.MANY_ROWS - 1, "now");
        assertThat(check.run().status()).isEqualTo(CheckStatus.WARN);

        add(1, "now");
        assertThat(check.run().status()).isEqualTo(CheckStatus.FAIL);
    }

    private void add(int rows, String firstSeen) {
        jdbc.sql(INSERT).param("seen", firstSeen).param("rows", rows).update();
    }
}
