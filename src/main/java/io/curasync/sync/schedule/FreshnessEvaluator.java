package io.curasync.sync.schedule;

import io.curasync.sync.Freshness;
import io.curasync.sync.SyncProperties;
import io.curasync.sync.schedule.FreshnessReport.Basis;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Determines the freshness of the data. Runs are expected at the scheduled times of CuraSync. Runs are also expected from an external
 * scheduler, at the usual interval of its past calls. Screens and the health check use the same result.
 */
@Component
public class FreshnessEvaluator {

    /** Time from the start of the last successful run until the next run is expected, if only people start syncs. */
    static final Duration MANUAL_PERIOD = Duration.ofDays(7);

    /**
     * Maximum age of the last call of an external scheduler. If the last call is older, no further calls are expected. The limit does not
     * apply if CuraSync has no schedules of its own.
     */
    static final Duration EXTERNAL_MEMORY = Duration.ofDays(7);

    private final CronTimetable timetable;
    private final ScheduleRepository schedules;
    private final ExternalCallQuery externalCalls;
    private final SyncProperties properties;
    private final JdbcClient jdbc;

    FreshnessEvaluator(
            CronTimetable timetable,
            ScheduleRepository schedules,
            ExternalCallQuery externalCalls,
            SyncProperties properties,
            JdbcClient jdbc) {
        this.timetable = timetable;
        this.schedules = schedules;
        this.externalCalls = externalCalls;
        this.properties = properties;
        this.jdbc = jdbc;
    }

    /**
     * Determines the current freshness.
     *
     * @param lastStarted start of the last successful run; null if there is none
     */
    public FreshnessReport evaluate(@Nullable Instant lastStarted) {
        Instant now = jdbc.sql("select clock_timestamp()").query(Instant.class).single();
        ExternalCalls external = externalCalls.last();
        return lastStarted == null ? never(external, now) : evaluate(lastStarted, external, now);
    }

    private FreshnessReport never(ExternalCalls external, Instant now) {
        Instant first = timetable.firstAfter(schedules.read()).orElse(null);
        Basis basis = first != null ? Basis.SCHEDULE : external.rhythm().isPresent() ? Basis.EXTERNAL : Basis.MANUAL;
        return new FreshnessReport(Freshness.NEVER, basis, first, external, now);
    }

    private FreshnessReport evaluate(Instant lastStarted, ExternalCalls external, Instant now) {
        Optional<ExpectedRuns> own = timetable.expectation(lastStarted);
        Optional<ExpectedRuns> others = external.expectation(lastStarted, properties.minInterval());
        if (own.isEmpty()) {
            ExpectedRuns manual = new ExpectedRuns(
                    lastStarted, lastStarted.plus(MANUAL_PERIOD), lastStarted.plus(MANUAL_PERIOD.multipliedBy(2)));
            return report(
                    others.orElse(manual),
                    others.isPresent() ? Basis.EXTERNAL : Basis.MANUAL,
                    Freshness.OVERDUE,
                    external,
                    now);
        }
        FreshnessReport byOwn = report(own.get(), Basis.SCHEDULE, Freshness.OVERDUE, external, now);
        Instant lastCall = external.last();
        if (others.isEmpty() || lastCall == null || lastCall.isBefore(now.minus(EXTERNAL_MEMORY))) {
            return byOwn;
        }
        // The schedules of CuraSync ensure fresh data, so a missing external scheduler is only a warning.
        FreshnessReport byOthers = report(others.get(), Basis.EXTERNAL, Freshness.LATE, external, now);
        return byOthers.freshness().compareTo(byOwn.freshness()) > 0 ? byOthers : byOwn;
    }

    private static FreshnessReport report(
            ExpectedRuns expectation, Basis basis, Freshness worst, ExternalCalls external, Instant now) {
        Freshness freshness = expectation.freshness(now);
        return new FreshnessReport(
                freshness.compareTo(worst) > 0 ? worst : freshness, basis, expectation.first(), external, now);
    }
}
