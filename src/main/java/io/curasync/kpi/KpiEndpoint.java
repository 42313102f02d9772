package io.curasync.kpi;

import io.curasync.account.CurrentUser;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves figures within the caller's scope. */
@RestController
@RequestMapping("/api/kpi")
class KpiEndpoint {

    record Geo(List<StateFigures> states) {}

    record Reps(List<RepFigures> reps) {}

    private final KpiQuery kpiQuery;
    private final Leaderboard leaderboard;

    KpiEndpoint(KpiQuery kpiQuery, Leaderboard leaderboard) {
        this.kpiQuery = kpiQuery;
        this.leaderboard = leaderboard;
    }

    @GetMapping("/overview")
    KpiOverview overview(@AuthenticationPrincipal CurrentUser caller) {
        return kpiQuery.overview(caller.scope());
    }

    @GetMapping("/geo")
    Geo geo(@AuthenticationPrincipal CurrentUser caller) {
        return new Geo(kpiQuery.states(caller.scope()));
    }

    @GetMapping("/leaderboard")
    Reps leaderboard(@AuthenticationPrincipal CurrentUser caller) {
        return new Reps(leaderboard.figures(caller.scope()));
    }
}
