package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.practice.PracticeTimeline;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads a snapshot whose parts are all as of one moment. */
@Component
class DashboardReader {

    private static final int HAPPENINGS = 8;

    private final Figures figures;
    private final PracticeTimeline timeline;

    DashboardReader(Figures figures, PracticeTimeline timeline) {
        this.figures = figures;
        this.timeline = timeline;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    DashboardSnapshot read(Scope scope) {
        return new DashboardSnapshot(
                figures.overview(scope),
                figures.trend(scope),
                figures.states(scope),
                figures.leaderboard(scope),
                figures.ranks(),
                timeline.newest(scope, HAPPENINGS));
    }
}
