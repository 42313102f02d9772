package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.platform.text.CsvWriter;
import io.curasync.reptarget.TargetMeasure;
import io.curasync.reptarget.TargetProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Exports the rows of the rep performance table in a scope as CSV, in the default order of the screen. */
@Component
public class RepCsv {

    private static final List<String> COLUMNS = List.of(
            "rank",
            "rep",
            "practices",
            "activePractices",
            "orders",
            "avgOrdersPerPractice",
            "activePercent",
            "ordersTarget",
            "ordersAttainedPercent",
            "salesTarget",
            "salesAttainedPercent");

    private final RepPerformanceQuery repPerformanceQuery;

    RepCsv(RepPerformanceQuery repPerformanceQuery) {
        this.repPerformanceQuery = repPerformanceQuery;
    }

    /**
     * Writes the CSV file. The column {@code ordersWeek1} contains the orders of the week that ended yesterday, {@code ordersWeek2} the
     * orders of the week before, and so on. The column {@code rank} is empty for unmatched names. The targets are for the present month.
     */
    public void write(Scope scope, Appendable out) {
        CsvWriter csv = new CsvWriter(out, columns());
        for (RepStanding standing : repPerformanceQuery.read(scope).reps()) {
            RepFigures rep = standing.figures();
            List<Object> values = new ArrayList<>();
            values.add(standing.repRank() == null ? "" : standing.repRank().rank());
            values.add(rep.rep());
            values.add(rep.practices());
            values.add(rep.activePractices());
            values.add(rep.orders());
            values.add(rep.avgOrdersPerPractice());
            values.add(Math.round(100 * rep.activationRate()));
            for (TargetMeasure measure : TargetMeasure.values()) {
                Optional<TargetProgress> target = standing.targets().stream()
                        .filter(progress -> progress.measure() == measure)
                        .findFirst();
                values.add(target.<Object>map(TargetProgress::target).orElse(""));
                values.add(target.<Object>map(TargetProgress::percent).orElse(""));
            }
            values.addAll(standing.weekly().reversed());
            csv.row(values.toArray());
        }
    }

    private static String[] columns() {
        return Stream.concat(
                        COLUMNS.stream(),
                        IntStream.rangeClosed(1, RepPerformanceQuery.TREND_WEEKS)
                                .mapToObj(week -> "ordersWeek" + week))
                .toArray(String[]::new);
    }
}
