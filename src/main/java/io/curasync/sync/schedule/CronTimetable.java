package io.curasync.sync.schedule;

import io.curasync.sync.SyncKind;
import io.curasync.sync.SyncProperties;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/** Computes the times of scheduled runs from the cron expressions in {@link SyncProperties}. */
@Component
public class CronTimetable {

    private final @Nullable CronExpression incremental;
    private final @Nullable CronExpression full;
    private final Duration minInterval;

    CronTimetable(SyncProperties properties) {
        incremental = parse(properties.incrementalCron());
        full = parse(properties.fullCron());
        minInterval = properties.minInterval();
    }

    /** Returns the first scheduled time of a run of this kind after the given time; null if there is none. */
    @Nullable
    public Instant next(SyncKind kind, Instant after) {
        return next(kind == SyncKind.FULL ? full : incremental, after);
    }

    /**
     * Returns the last scheduled time of a run of this kind that is later than {@code after} and not later than {@code now}; null if there
     * is none.
     */
    @Nullable
    Instant latest(SyncKind kind, Instant after, Instant now) {
        Instant latest = null;
        Instant next = next(kind, searchStart(kind, after, now));
        while (next != null && !next.isAfter(now)) {
            latest = next;
            next = next(kind, latest);
        }
        return latest;
    }

    /**
     * Returns the time at which {@link #latest} starts its search. This time is before the last scheduled time, but not before {@code
     * after}. A search that always started at {@code after} could visit millions of scheduled times.
     */
    private Instant searchStart(SyncKind kind, Instant after, Instant now) {
        for (Duration back = Duration.ofSeconds(1); ; back = back.multipliedBy(2)) {
            Instant from = now.minus(back);
            if (!from.isAfter(after)) {
                return after;
            }
            Instant next = next(kind, from);
            if (next != null && !next.isAfter(now)) {
                return from;
            }
        }
    }

    /** Returns whether there is a schedule for runs of this kind. */
    boolean isScheduled(SyncKind kind) {
        return (kind == SyncKind.FULL ? full : incremental) != null;
    }

    /**
     * Returns the scheduled times at which the next two runs are expected after a successful run. Empty if there are no schedules. Skips
     * scheduled times within the minimum interval after the previous run, because no run may start then.
     *
     * @param lastStarted start of the last successful run
     */
    Optional<ExpectedRuns> expectation(Instant lastStarted) {
        return next(lastStarted.plus(minInterval))
                .map(first -> new ExpectedRuns(
                        lastStarted, first, next(first.plus(minInterval)).orElse(null)));
    }

    /**
     * Returns the first scheduled time, of either kind, that has not fired yet. Empty if there are no schedules, or if they are not
     * initialized yet.
     */
    Optional<Instant> firstAfter(ScheduleRepository.ScheduleTimes times) {
        return Stream.of(SyncKind.values())
                .map(kind -> {
                    Instant last = times.last(kind);
                    return last == null ? null : next(kind, last);
                })
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    private Optional<Instant> next(Instant after) {
        return Stream.of(next(incremental, after), next(full, after))
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder());
    }

    private static @Nullable Instant next(@Nullable CronExpression cron, Instant after) {
        ZonedDateTime next = cron == null ? null : cron.next(after.atZone(ZoneOffset.UTC));
        return next == null ? null : next.toInstant();
    }

    private static @Nullable CronExpression parse(String cron) {
        return cron.equals(Scheduled.CRON_DISABLED) ? null : CronExpression.parse(cron);
    }
}
