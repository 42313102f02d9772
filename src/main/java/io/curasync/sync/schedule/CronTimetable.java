package io.curasync.sync.schedule;

import io.curasync.sync.Freshness;
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

/** Computes the times of scheduled runs, and the freshness of the data. */
@Component
public class CronTimetable {

    /** Time that a scheduled run may take before the data counts as late. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final @Nullable CronExpression incremental;
    private final @Nullable CronExpression full;
    private final Duration minInterval;

    CronTimetable(SyncProperties properties) {
        incremental = parse(properties.incrementalCron());
        full = parse(properties.fullCron());
        minInterval = properties.minInterval();
    }

    /** Returns the next scheduled time of a run of this kind after the given time; null if there is none. */
    @Nullable
    public Instant next(SyncKind kind, Instant after) {
        return next(kind == SyncKind.FULL ? full : incremental, after);
    }

    /** Returns the latest scheduled time of a run of this kind after {@code after}, up to {@code now}; null if there is none. */
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
     * Returns a time shortly before the last scheduled time, but not before {@code after}, so that the search does not visit every
     * scheduled time: there may be millions.
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

    /**
     * Compares the last successful run with the schedule.
     *
     * @param lastStarted start of the last successful run; null if there is none
     */
    public Freshness freshness(@Nullable Instant lastStarted, Instant now) {
        if (lastStarted == null) {
            return Freshness.NEVER;
        }
        // Admission rejects runs within the minimum interval, so scheduled times in it do not count.
        Optional<Instant> first = next(lastStarted.plus(minInterval));
        if (first.isEmpty() || now.isBefore(first.get().plus(GRACE))) {
            return Freshness.FRESH;
        }
        Optional<Instant> second = next(first.get().plus(minInterval));
        return second.isEmpty() || now.isBefore(second.get().plus(GRACE)) ? Freshness.LATE : Freshness.OVERDUE;
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
