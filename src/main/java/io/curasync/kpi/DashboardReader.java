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

    private final Figures figures;
    private final Courses courses;
    private final Leaderboard leaderboard;
    private final DormantPractices dormant;
    private final Happenings happenings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Timer ofEverybody;
    private final Timer ofRep;

    DashboardReader(
            Figures figures,
            Courses courses,
            Leaderboard leaderboard,
            DormantPractices dormant,
            Happenings happenings,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            MeterRegistry registry) {
        this.figures = figures;
        this.courses = courses;
        this.leaderboard = leaderboard;
        this.dormant = dormant;
        this.happenings = happenings;
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
    List<Happening> happenings(Scope scope) {
        return Objects.requireNonNull(transaction.execute(status -> happenings.newest(scope, HAPPENINGS)));
    }

    private DashboardSnapshot readNow(Scope scope) {
        // By Spring's own means this would be four questions to the database instead of one.
        jdbc.sql("set transaction isolation level repeatable read, read only").update();
        Figures.Parts parts = figures.parts(scope);
        Leaderboard.Standings standings = leaderboard.standings(scope);
        return new DashboardSnapshot(
                figures.overview(scope),
                courses.of(scope),
                parts.states(),
                parts.specialties(),
                standings.reps(),
                standings.ranks(),
                dormant.of(scope, DORMANT));
    }
}
