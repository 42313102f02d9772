package io.curasync.kpi.ui;

import io.curasync.kpi.RepFigures;
import io.curasync.kpi.RepStanding;
import io.curasync.reptarget.TargetLabels;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.chart.IdentityCache;
import io.curasync.ui.chart.SharedJson;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Rows of the rep performance table. Screens with the same sort order share them. */
final class RepRows {

    /** Maximum number of displayed rows. The CSV file contains all rows. */
    static final int MAX_ROWS = 250;

    private static final IdentityCache<List<RepStanding>, Map<Order, List<SharedJson>>> ROWS =
            new IdentityCache<>(reps -> new ConcurrentHashMap<>());

    private record Order(RepSort sort, boolean descending) {}

    private RepRows() {}

    /** Returns the first {@value #MAX_ROWS} rows in the sort order. */
    static List<SharedJson> of(List<RepStanding> reps, RepSort sort, boolean descending) {
        return ROWS.of(reps)
                .computeIfAbsent(
                        new Order(sort, descending),
                        order -> reps.stream()
                                .sorted(sort.order(descending))
                                .limit(MAX_ROWS)
                                .map(RepRows::row)
                                .toList());
    }

    private static SharedJson row(RepStanding standing) {
        RepFigures rep = standing.figures();
        return LiveTable.row(
                standing.key(),
                List.of(
                        new TableCell.Text(
                                standing.repRank() == null
                                        ? "–"
                                        : Long.toString(standing.repRank().rank())),
                        new TableCell.Person(rep.rep(), PracticeLinks.ofRep(standing)),
                        new TableCell.Text(NumberLabels.of(rep.practices())),
                        new TableCell.Text(NumberLabels.of(rep.activePractices())),
                        new TableCell.Text(NumberLabels.of(rep.orders())),
                        new TableCell.Text(rep.avgOrdersPerPractice().toPlainString()),
                        new TableCell.Text(Percent.format(rep.activePractices(), rep.practices())),
                        new TableCell.Titled(
                                TargetLabels.percents(standing.targets()), TargetLabels.attainment(standing.targets())),
                        new TableCell.Weeks(standing.weekly())));
    }
}
