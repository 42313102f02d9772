package io.curasync.kpi;

import io.curasync.account.CurrentUser;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the key figures of the caller's scope: in total, by state and by rep. */
@RestController
@RequestMapping("/api/kpi")
class KpiEndpoint {

    record Geo(List<StateFigures> states) {}

    record Reps(List<RepFigures> reps) {}

    private final KpiQuery kpiQuery;
    private final RepPerformanceQuery repPerformanceQuery;

    KpiEndpoint(KpiQuery kpiQuery, RepPerformanceQuery repPerformanceQuery) {
        this.kpiQuery = kpiQuery;
        this.repPerformanceQuery = repPerformanceQuery;
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
        return new Reps(repPerformanceQuery.figures(caller.scope()));
    }
}
