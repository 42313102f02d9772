package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.kpi.activity.Activity;
import io.curasync.kpi.activity.ActivityQuery;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads the data of dashboards. All figures of a dashboard snapshot come from one database snapshot. Also measures the duration of reading
 * a dashboard snapshot.
 */
@Component
class DashboardReader {

    private static final int MAX_ACTIVITIES = 24;

    private static final int MAX_DORMANT = 12;

    private final KpiQuery kpiQuery;
    private final TimeSeriesQuery timeSeriesQuery;
    private final RepPerformanceQuery repPerformanceQuery;
    private final DormantPracticesQuery dormant;
    private final ActivityQuery activityQuery;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Timer allTimer;
    private final Timer ownTimer;

    DashboardReader(
            KpiQuery kpiQuery,
            TimeSeriesQuery timeSeriesQuery,
            RepPerformanceQuery repPerformanceQuery,
            DormantPracticesQuery dormant,
            ActivityQuery activityQuery,
            JdbcClient jdbc,
            TransactionOperations transaction,
            MeterRegistry registry) {
        this.kpiQuery = kpiQuery;
        this.timeSeriesQuery = timeSeriesQuery;
        this.repPerformanceQuery = repPerformanceQuery;
        this.dormant = dormant;
        this.activityQuery = activityQuery;
        this.jdbc = jdbc;
        this.transaction = transaction;
        allTimer = timer("all", registry);
        ownTimer = timer("own", registry);
    }

    private static Timer timer(String scope, MeterRegistry registry) {
        return Timer.builder("curasync.dashboard.snapshot")
                .description("Duration of reading a dashboard snapshot")
                .tag("scope", scope)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(1))
                .register(registry);
    }

    DashboardSnapshot read(Scope scope) {
        Timer timer = switch (scope) {
            case Scope.All() -> allTimer;
            case Scope.Own own -> ownTimer;
        };
        return Objects.requireNonNull(timer.record(() -> transaction.execute(status -> readNow(scope))));
    }

    /** Reads at most {@value #MAX_ACTIVITIES} recent activities of the scope, newest first. */
    List<Activity> readActivities(Scope scope) {
        return Objects.requireNonNull(transaction.execute(status -> activityQuery.newest(scope, MAX_ACTIVITIES)));
    }

    private DashboardSnapshot readNow(Scope scope) {
        // Spring's transaction attributes would need four round trips to PostgreSQL instead of one.
        jdbc.sql("set transaction isolation level repeatable read, read only").update();
        KpiQuery.Breakdown breakdown = kpiQuery.breakdown(scope);
        RepPerformanceQuery.RepPerformance repPerformance = repPerformanceQuery.read(scope);
        return new DashboardSnapshot(
                kpiQuery.overview(scope),
                timeSeriesQuery.of(scope),
                breakdown.states(),
                breakdown.specialties(),
                repPerformance.reps(),
                repPerformance.rankedReps(),
                dormant.of(scope, MAX_DORMANT),
                repPerformance.targets());
    }
}
