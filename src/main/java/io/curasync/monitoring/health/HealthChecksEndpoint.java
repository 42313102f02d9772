package io.curasync.monitoring.health;

import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.HealthMonitor;
import io.curasync.monitoring.HealthReport;
import io.curasync.monitoring.StoredCheck;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the results of the health checks, and runs the checks on request, for admins. */
@RestController
@RequestMapping("/api/health/checks")
@PreAuthorize("hasRole('ADMIN')")
class HealthChecksEndpoint {

    private final HealthMonitor monitor;
    private final CheckRunner runner;

    HealthChecksEndpoint(HealthMonitor monitor, CheckRunner runner) {
        this.monitor = monitor;
        this.runner = runner;
    }

    /**
     * Results of all checks.
     *
     * @param status the worst status: FAIL, WARN or OK
     * @param asOf time of the newest evaluation; null before the first one
     */
    record Health(CheckStatus status, @Nullable Instant asOf, List<Check> checks) {

        private static Health of(HealthReport report) {
            return new Health(
                    report.status(),
                    report.asOf(),
                    report.checks().stream().map(Check::of).toList());
        }
    }

    /** Result of a check. {@code link} is the path of the screen that shows more about the subject of the check. */
    record Check(
            String id,
            CheckStatus status,
            Instant since,
            String summary,
            @Nullable String action,
            String link,
            List<String> details) {

        private static Check of(StoredCheck check) {
            return new Check(
                    check.id().wireName(),
                    check.status(),
                    check.since(),
                    check.summary(),
                    check.action(),
                    "/" + check.id().link(),
                    check.details());
        }
    }

    @GetMapping
    Health checks() {
        return Health.of(monitor.report().current());
    }

    @PostMapping("/run")
    Health run() {
        return Health.of(runner.runAll(done -> {}));
    }
}
