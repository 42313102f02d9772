package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.platform.CsvWriter;
import org.springframework.stereotype.Component;

/** The leaderboard as comma-separated values, by rank, as far as the scope may see it. */
@Component
public class RepCsv {

    private final Leaderboard leaderboard;

    RepCsv(Leaderboard leaderboard) {
        this.leaderboard = leaderboard;
    }

    public void write(Scope scope, Appendable out) {
        CsvWriter csv =
                new CsvWriter(out, "rank", "rep", "practices", "activePractices", "orders", "avgOrdersPerPractice");
        for (RepFigures rep : leaderboard.figures(scope)) {
            csv.row(
                    rep.rank(),
                    rep.rep(),
                    rep.practices(),
                    rep.activePractices(),
                    rep.orders(),
                    rep.avgOrdersPerPractice());
        }
    }
}
