package io.curasync.sync.schedule;

import io.curasync.curagenesis.PartnerApi;
import io.curasync.curagenesis.SourceCooldown;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import io.curasync.sync.SyncKind;
import io.curasync.sync.SyncProperties;
import io.curasync.ui.NumberLabels;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Verifies that the schedules of CuraSync fire on time. If they are turned off, verifies that an external scheduler has called. */
@Component
class ScheduleCheck implements HealthCheck {

    /**
     * Time after which a slot, which is one scheduled time, counts as missed if it has not fired. Schedules normally fire within about a
     * second.
     */
    private static final Duration MAX_DELAY = Duration.ofMinutes(1);

    private final ScheduleRepository schedules;
    private final CronTimetable timetable;
    private final ExternalCallQuery externalCalls;
    private final SourceCooldown cooldown;
    private final SyncProperties properties;
    private final PartnerApi api;
    private final long startNanos;

    ScheduleCheck(
            ScheduleRepository schedules,
            CronTimetable timetable,
            ExternalCallQuery externalCalls,
            SourceCooldown cooldown,
            SyncProperties properties,
            PartnerApi api) {
        this.schedules = schedules;
        this.timetable = timetable;
        this.externalCalls = externalCalls;
        this.cooldown = cooldown;
        this.properties = properties;
        this.api = api;
        startNanos = System.nanoTime();
    }

    @Override
    public CheckId id() {
        return CheckId.SCHEDULE;
    }

    @Override
    public CheckResult run() {
        return run(Duration.ofNanos(System.nanoTime() - startNanos));
    }

    /**
     * Evaluates the check.
     *
     * @param uptime time since the start of this instance
     */
    CheckResult run(Duration uptime) {
        String missing = api.missingSetting();
        if (missing != null) {
            return CheckResult.off(missing + ".");
        }
        List<SyncKind> kinds =
                Stream.of(SyncKind.values()).filter(timetable::isScheduled).toList();
        return kinds.isEmpty() ? external(externalCalls.last()) : own(kinds, schedules.read(), uptime);
    }

    private static CheckResult external(ExternalCalls calls) {
        if (calls.last() == null) {
            return CheckResult.warn(
                    "No sync is scheduled: both schedules are turned off with \"-\", and no external scheduler has called.",
                    "Set CURASYNC_SYNC_FULL_CRON and CURASYNC_SYNC_INCREMENTAL_CRON, or let an external scheduler call"
                            + " /api/kpi/sync-practices/cron.");
        }
        return CheckResult.ok("An external scheduler starts the syncs%s; its last call was at %s."
                .formatted(
                        calls.rhythm()
                                .map(rhythm -> ", usually every " + NumberLabels.duration(rhythm))
                                .orElse(""),
                        time(calls.last())));
    }

    private CheckResult own(List<SyncKind> kinds, ScheduleRepository.ScheduleTimes times, Duration uptime) {
        List<String> evidence =
                kinds.stream().map(kind -> evidence(kind, times)).toList();
        Optional<SourceCooldown.Cooldown> wait = cooldown.current();
        String missed = kinds.stream()
                .map(kind -> missed(kind, times, uptime))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        if (!missed.isEmpty() && wait.isEmpty()) {
            return CheckResult.warn(
                            "Not started within a minute: %s.".formatted(missed),
                            "Look for failed schedules in the logs of the instances, and restart an instance that hangs.")
                    .with(evidence);
        }
        String next = kinds.stream()
                .map(kind -> "%s sync at %s".formatted(label(kind), time(timetable.next(kind, times.now()))))
                .collect(Collectors.joining(", "));
        return CheckResult.ok("Next: %s%s."
                        .formatted(
                                next,
                                wait.map(now -> ", but none before " + time(now.endsAt()) + ", as CuraGenesis asked")
                                        .orElse("")))
                .with(evidence);
    }

    /**
     * Returns a text about the last slot if this slot has been due for more than a minute but has not fired; otherwise "". Also returns ""
     * in the first minute after the start of this instance, because a slot from before the start may still fire.
     */
    private String missed(SyncKind kind, ScheduleRepository.ScheduleTimes times, Duration uptime) {
        Instant last = times.last(kind);
        Instant slot = last == null ? null : timetable.latest(kind, last, times.now());
        if (slot == null
                || uptime.compareTo(MAX_DELAY) <= 0
                || !slot.isBefore(times.now().minus(MAX_DELAY))) {
            return "";
        }
        return "%s sync due at %s".formatted(label(kind), time(slot));
    }

    private String evidence(SyncKind kind, ScheduleRepository.ScheduleTimes times) {
        return "%s: cron \"%s\", last time %s, next time %s"
                .formatted(
                        label(kind),
                        kind == SyncKind.FULL ? properties.fullCron() : properties.incrementalCron(),
                        time(times.last(kind)),
                        time(timetable.next(kind, times.now())));
    }

    private static String label(SyncKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "unknown" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
