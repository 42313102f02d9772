package io.curasync.monitoring.instance;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import io.curasync.ui.NumberLabels;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Health check {@code database-clock}, which compares the clocks of the running instances with PostgreSQL's clock. */
@Component
class ClockHealthCheck implements HealthCheck {

    private static final String ACTION =
            "Synchronize the clocks of this machine and of the database server, for example with chrony or systemd-timesyncd.";

    private final InstanceRepository repository;

    ClockHealthCheck(InstanceRepository repository) {
        this.repository = repository;
    }

    @Override
    public CheckId id() {
        return CheckId.DATABASE_CLOCK;
    }

    @Override
    public CheckResult run() {
        List<AppInstance> running = repository.overview().running();
        if (running.isEmpty()) {
            return CheckResult.inconclusive("No instance has compared its clock yet.");
        }
        List<String> lines = running.stream().map(ClockOffsets::line).toList();
        List<AppInstance> large = ClockOffsets.beyond(running, ClockOffsets.WARNING);
        if (large.isEmpty()) {
            return CheckResult.ok("The clocks agree with PostgreSQL's within %s."
                            .formatted(NumberLabels.duration(ClockOffsets.WARNING)))
                    .with(lines);
        }
        AppInstance worst = large.getFirst();
        String summary = "The clock of %s is %s.".formatted(worst.name(), described(worst.clockOffset()));
        return (ClockOffsets.beyond(running, ClockOffsets.FAILURE).isEmpty()
                        ? CheckResult.warn(summary, ACTION)
                        : CheckResult.fail(summary, ACTION))
                .with(lines);
    }

    private static String described(Duration offset) {
        return ClockOffsets.label(offset) + (offset.isNegative() ? " PostgreSQL's" : " of PostgreSQL's");
    }
}
