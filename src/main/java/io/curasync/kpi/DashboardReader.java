package io.curasync.kpi;

import io.curasync.account.Scope;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads a snapshot whose parts are all as of one moment, and measures how long that takes. */
@Component
class DashboardReader {

    private static final int HAPPENINGS = 24;

    private static final int DORMANT = 12;

    private final KpiQuery kpiQuery;
    private final TimeSeriesQuery timeSeriesQuery;
    private final Leaderboard leaderboard;
    private final DormantPracticesQuery dormant;
    private final ActivityQuery activityQuery;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Timer ofEverybody;
    private final Timer ofRep;

    DashboardReader(
            KpiQuery kpiQuery,
            TimeSeriesQuery timeSeriesQuery,
            Leaderboard leaderboard,
            DormantPracticesQuery dormant,
            ActivityQuery activityQuery,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            MeterRegistry registry) {
        this.kpiQuery = kpiQuery;
        this.timeSeriesQuery = timeSeriesQuery;
        this.leaderboard = leaderboard;
        this.dormant = dormant;
        this.activityQuery = activityQuery;
        this.jdbc = jdbc;
        transaction = new TransactionTemplate(transactions);
        ofEverybody = timer("all", registry);
        ofRep = timer("own", registry);
    }

    private static Timer timer(String scope, MeterRegistry registry) {
        return Timer.builder("curasync.dashboard.snapshot")
                .description("Reading all that a dashboard shows")
                .tag("scope", scope)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(1))
                .register(registry);
    }

    DashboardSnapshot read(Scope scope) {
        Timer timer = switch (scope) {
            case Scope.All() -> ofEverybody;
            case Scope.Own own -> ofRep;
        };
        return Objects.requireNonNull(timer.record(() -> transaction.execute(status -> readNow(scope))));
    }

    /** The newest, newest first. */
    List<Activity> happenings(Scope scope) {
        return Objects.requireNonNull(transaction.execute(status -> activityQuery.newest(scope, HAPPENINGS)));
    }

    private DashboardSnapshot readNow(Scope scope) {
        // By Spring's own means this would be four questions to the database instead of one.
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
                dormant.of(scope, DORMANT));
    }
}
