package io.curasync.ledger.quarantine;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Verifies that no row of a sync is in quarantine. Figures of a practice may be out of date while its row is quarantined. */
@Component
class QuarantineCheck implements HealthCheck {

    /** Number of rows at which the status changes from WARN to FAIL. */
    static final int MANY_ROWS = 100;

    /** Maximum count, so that counting is cheap. This number or a larger one is shown as this number with a plus sign. */
    private static final int MAX_COUNTED = 10_000;

    private static final String SELECT = """
            select count(*) as rows, min(first_seen) as oldest,
                (select count(*) from (
                    select 1 from quarantine
                    where resolved_at is null and first_seen > now() - interval '1 day' limit :max) d) as added
            from (select first_seen from quarantine where resolved_at is null order by first_seen limit :max) q""";

    private final JdbcClient jdbc;

    QuarantineCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The rows in quarantine.
     *
     * @param oldest time at which the oldest row was first quarantined; null if no row is in quarantine
     * @param added number of rows that were first quarantined within the last 24 hours
     */
    private record Summary(long rows, @Nullable Instant oldest, long added) {}

    @Override
    public CheckId id() {
        return CheckId.QUARANTINE;
    }

    @Override
    public CheckResult run() {
        Summary found =
                jdbc.sql(SELECT).param("max", MAX_COUNTED).query(Summary.class).single();
        if (found.oldest() == null) {
            return CheckResult.ok("0 rows are in quarantine.");
        }
        String summary = String.format(
                Locale.US,
                "%,d%s %s in quarantine, the oldest since %s, %,d new within 24 hours.",
                found.rows(),
                found.rows() == MAX_COUNTED ? "+" : "",
                found.rows() == 1 ? "row is" : "rows are",
                found.oldest().truncatedTo(ChronoUnit.SECONDS),
                found.added());
        String action = "Read the reasons in the quarantine, have CuraGenesis correct the rows, and run a full sync.";
        return found.rows() < MANY_ROWS ? CheckResult.warn(summary, action) : CheckResult.fail(summary, action);
    }
}
