package io.curasync.kpi;

import io.curasync.account.CurrentUser;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Figures for scripts, within the caller's scope. */
@RestController
@RequestMapping("/api/kpi")
class KpiEndpoint {

    record Geo(List<StateFigures> states) {}

    record Leaderboard(List<RepFigures> reps) {}

    private final Figures figures;

    KpiEndpoint(Figures figures) {
        this.figures = figures;
    }

    @GetMapping("/overview")
    Overview overview(@AuthenticationPrincipal CurrentUser caller) {
        return figures.overview(caller.scope());
    }

    @GetMapping("/geo")
    Geo geo(@AuthenticationPrincipal CurrentUser caller) {
        return new Geo(figures.states(caller.scope()));
    }

    @GetMapping("/leaderboard")
    Leaderboard leaderboard(@AuthenticationPrincipal CurrentUser caller) {
        return new Leaderboard(figures.leaderboard(caller.scope()));
    }
}
