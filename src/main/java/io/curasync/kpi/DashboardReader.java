package io.curasync.kpi;

import io.curasync.account.Scope;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Reads dashboard snapshots, each consistent as of one point in time, and measures the duration. */
@Component
class DashboardReader {

    private static final int MAX_ACTIVITIES = 24;

    private static final int MAX_DORMANT = 12;

    private final KpiQuery kpiQuery;
    private final TimeSeriesQuery timeSeriesQuery;
    private final Leaderboard leaderboard;
    private final DormantPracticesQuery dormant;
    private final ActivityQuery activityQuery;
    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Timer allTimer;
    private final Timer ownTimer;

    DashboardReader(
            KpiQuery kpiQuery,
            TimeSeriesQuery timeSeriesQuery,
            Leaderboard leaderboard,
            DormantPracticesQuery dormant,
            ActivityQuery activityQuery,
            JdbcClient jdbc,
            TransactionOperations transaction,
            MeterRegistry registry) {
        this.kpiQuery = kpiQuery;
        this.timeSeriesQuery = timeSeriesQuery;
        this.leaderboard = leaderboard;
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

    /** Reads recent activities, newest first. */
    List<Activity> readActivities(Scope scope) {
        return Objects.requireNonNull(transaction.execute(status -> activityQuery.newest(scope, MAX_ACTIVITIES)));
    }

    private DashboardSnapshot readNow(Scope scope) {
        // Spring's own transaction attributes would take four database round trips instead of one.
        jdbc.sql("set transaction isolation level repeatable read, read only").update();
        KpiQuery.Parts parts = kpiQuery.parts(scope);
        Leaderboard.Standings standings = leaderboard.standings(scope);
        return new DashboardSnapshot(
                kpiQuery.overview(scope),
                timeSeriesQuery.of(scope),
                parts.states(),
                parts.specialties(),
                standings.reps(),
                standings.ranks(),
                dormant.of(scope, MAX_DORMANT));
    }
}
