package io.curasync.kpi.verification;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import io.curasync.ui.NumberLabels;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Verifies that the last recount of all rollups found no differences and is recent. */
@Component
class KpiDriftCheck implements HealthCheck {

    /**
     * Maximum age of the last recount. By default, a recount runs every night. If the last recount is older than this duration, a recount
     * was missed.
     */
    static final Duration MAX_AGE = Duration.ofHours(36);

    private static final String SELECT = """
            select checked_at, differences, checked_at < clock_timestamp() - :seconds * interval '1 second' as old from kpi_check""";

    private final JdbcClient jdbc;
    private final String cron;

    KpiDriftCheck(JdbcClient jdbc, @Value("${curasync.kpi.check-cron:0 30 3 * * *}") String cron) {
        this.jdbc = jdbc;
        this.cron = cron;
    }

    private record Recount(Instant checkedAt, int differences, boolean old) {}

    @Override
    public CheckId id() {
        return CheckId.KPI_DRIFT;
    }

    @Override
    public CheckResult run() {
        return run(Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()));
    }

    /**
     * Evaluates the check.
     *
     * @param uptime uptime of this instance. If there was no recount yet, the first recount is overdue when the uptime exceeds {@link
     *     #MAX_AGE}.
     */
    CheckResult run(Duration uptime) {
        if (cron.equals(Scheduled.CRON_DISABLED)) {
            return CheckResult.off("The recount of all figures is turned off with CURASYNC_KPI_CHECK_CRON=-.");
        }
        Optional<Recount> last = jdbc.sql(SELECT)
                .param("seconds", MAX_AGE.toSeconds())
                .query(Recount.class)
                .optional();
        if (last.isEmpty()) {
            return uptime.compareTo(MAX_AGE) < 0
                    ? CheckResult.ok("The first recount of all figures is due (cron \"%s\").".formatted(cron))
                    : notRecounted("All figures were never recounted in %d hours.".formatted(uptime.toHours()));
        }
        Recount recount = last.get();
        Instant at = recount.checkedAt().truncatedTo(ChronoUnit.SECONDS);
        if (recount.differences() > 0) {
            return CheckResult.fail(
                    "%s%s from the recount of %s."
                            .formatted(
                                    recount.differences() >= RollupVerifier.MAX_REPORTED ? "At least " : "",
                                    NumberLabels.of(recount.differences(), "figure")
                                            + (recount.differences() == 1 ? " differs" : " differ"),
                                    at),
                    "Report the figures listed in the log at that time, then run \"select kpi_rebuild()\" in PostgreSQL.");
        }
        return recount.old()
                ? notRecounted("The last recount of all figures, at %s, is older than %d hours."
                        .formatted(at, MAX_AGE.toHours()))
                : CheckResult.ok("0 figures differ from the recount of %s.".formatted(at));
    }

    private static CheckResult notRecounted(String summary) {
        return CheckResult.warn(summary, "Look for failed recounts (RollupDriftCheck) in the logs of the instances.");
    }
}
