package io.curasync.monitoring.instance;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.HealthCheck;
import io.curasync.ui.NumberLabels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Health check {@code instances}. It finds silent instances, wrong clocks of running instances, and differences between their versions
 * and settings.
 */
@Component
class InstancesHealthCheck implements HealthCheck {

    /**
     * Time after the start of the newest instance during which different versions are accepted. During a rolling update, instances of two
     * versions run at the same time.
     */
    private static final Duration ROLLING_UPDATE = Duration.ofMinutes(15);

    private final InstanceRepository repository;

    InstancesHealthCheck(InstanceRepository repository) {
        this.repository = repository;
    }

    /** A problem, and advice on how to solve it. */
    private record Finding(String summary, String action) {}

    @Override
    public CheckId id() {
        return CheckId.INSTANCES;
    }

    @Override
    public CheckResult run() {
        InstanceOverview overview = repository.overview();
        List<Finding> findings = findings(overview);
        if (findings.isEmpty()) {
            return CheckResult.ok(healthy(overview.running()));
        }
        return new CheckResult(
                CheckStatus.WARN,
                findings.stream().map(Finding::summary).collect(Collectors.joining(" ")),
                findings.getFirst().action(),
                findings.size() == 1
                        ? List.of()
                        : findings.stream()
                                .map(finding -> finding.summary() + " " + finding.action())
                                .toList());
    }

    private static List<Finding> findings(InstanceOverview overview) {
        List<Finding> findings = new ArrayList<>();
        List<AppInstance> missed = overview.missed();
        if (!missed.isEmpty()) {
            findings.add(new Finding(
                    "%s sent no heartbeat for more than %d s and did not stop in an orderly way."
                            .formatted(names(missed), InstanceRepository.SILENCE.toSeconds()),
                    "Start it again, and look for the cause in its log. After an hour it is no longer missed."));
        }
        List<AppInstance> wrong = ClockOffsets.beyond(overview.running(), ClockOffsets.WARNING);
        if (!wrong.isEmpty()) {
            findings.add(new Finding(
                    "The clock of %s differs from PostgreSQL's.".formatted(names(wrong)),
                    "Synchronize the clocks of the machines."));
        }
        SortedSet<String> versions = versions(overview.running());
        if (versions.size() > 1 && !isUpdating(overview)) {
            findings.add(new Finding(
                    "The instances run different versions: %s.".formatted(String.join(", ", versions)),
                    "Complete the update, so that all instances run the same version."));
        }
        SortedSet<String> settings = overview.differingSettings();
        if (!settings.isEmpty()) {
            findings.add(new Finding(
                    "The instances have different values of %s.".formatted(String.join(", ", settings)),
                    "Give all instances the same settings, and restart those with other values."));
        }
        return findings;
    }

    private static boolean isUpdating(InstanceOverview overview) {
        Instant newest = overview.running().stream()
                .map(AppInstance::startedAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        return newest.plus(ROLLING_UPDATE).isAfter(overview.readAt());
    }

    private static String healthy(List<AppInstance> running) {
        return running.isEmpty()
                ? "No instance has sent a heartbeat yet."
                : "%s running, version %s."
                        .formatted(
                                NumberLabels.of(running.size(), "instance"), String.join(" and ", versions(running)));
    }

    private static SortedSet<String> versions(List<AppInstance> running) {
        return running.stream().map(AppInstance::version).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String names(List<AppInstance> instances) {
        return instances.stream().map(AppInstance::name).sorted().collect(Collectors.joining(" and "));
    }
}
