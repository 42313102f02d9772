package io.curasync.demo;

import io.curasync.demo.simulation.SimulatedEvent.OrderPlaced;
import io.curasync.demo.simulation.SimulatedPractice;
import io.curasync.demo.simulation.SimulatedRep;
import io.curasync.reptarget.TargetMeasure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Invents targets with plausible attainments: some reps exceed their target, others miss it. The targets derive from the past orders of the
 * simulation. All reps get targets for orders. The reps with a password also get targets for sales.
 */
final class TargetGenerator {

    /** Number of months with targets, including the present month. */
    static final int MONTHS = 3;

    /** Planned attainments, as factors. The attainment of a rep differs from month to month. */
    private static final List<Double> ATTAINMENTS =
            List.of(1.06, 0.93, 0.98, 1.11, 0.86, 1.02, 0.91, 1.15, 0.79, 1.04, 0.95, 1.00);

    private static final int SHIFT_PER_MONTH = 4;

    /** Period from which the orders of the present month are projected; whole weeks, because there are fewer orders on weekends. */
    private static final Duration RECENT_PERIOD = Duration.ofDays(28);

    private static final Duration ONE_DAY = Duration.ofDays(1);

    /** Number of orders of which every target for orders is a multiple. */
    private static final long ORDERS_STEP = 10;

    /** Amount in dollars of which every target for sales is a multiple. */
    private static final long SALES_STEP = 1_000;

    private final Map<Integer, SimulatedRep> reps = new HashMap<>();
    private final List<OrderPlaced> history;
    private final ZoneId zone;

    /**
     * A planned target.
     *
     * @param target number of orders or dollars
     */
    record PlannedTarget(SimulatedRep rep, YearMonth month, TargetMeasure measure, long target) {}

    /**
     * Creates a generator.
     *
     * @param practices the practices of the simulated CuraGenesis before its first event
     * @param history the orders of the weeks before the first start, oldest first
     * @param zone business time zone, in which months begin and end
     */
    TargetGenerator(List<SimulatedPractice> practices, List<OrderPlaced> history, ZoneId zone) {
        Map<String, SimulatedRep> byName = new HashMap<>();
        for (SimulatedRep rep : SimulatedRep.ALL) {
            byName.put(rep.name(), rep);
            byName.put(rep.shortName(), rep);
        }
        for (SimulatedPractice practice : practices) {
            SimulatedRep rep = byName.get(practice.salesRep());
            if (rep != null) {
                reps.put(practice.number(), rep);
            }
        }
        this.history = history;
        this.zone = zone;
    }

    /**
     * Returns targets for the last {@value #MONTHS} months, including the present one. Omits a target if the rep has no orders from which
     * it can be derived. Also omits the targets of a past month if the history contains less than a day of the month.
     *
     * @param current the present month
     */
    List<PlannedTarget> generate(YearMonth current) {
        List<PlannedTarget> planned = new ArrayList<>();
        for (int ago = 0; ago < MONTHS; ago++) {
            YearMonth month = current.minusMonths(ago);
            for (int index = 0; index < SimulatedRep.ALL.size(); index++) {
                SimulatedRep rep = SimulatedRep.ALL.get(index);
                double attainment = ATTAINMENTS.get((index + ago * SHIFT_PER_MONTH) % ATTAINMENTS.size());
                for (TargetMeasure measure : measures(rep)) {
                    double reachable = ago == 0 ? projection(rep, month, measure) : actual(rep, month, measure);
                    if (reachable > 0) {
                        planned.add(new PlannedTarget(rep, month, measure, round(measure, reachable / attainment)));
                    }
                }
            }
        }
        return planned;
    }

    private static Set<TargetMeasure> measures(SimulatedRep rep) {
        return DemoUsers.repsWithPassword().contains(rep)
                ? Set.of(TargetMeasure.ORDERS, TargetMeasure.SALES)
                : Set.of(TargetMeasure.ORDERS);
    }

    /** Returns the orders or sales of the whole month if they continue as in the last weeks of the history. */
    private double projection(SimulatedRep rep, YearMonth month, TargetMeasure measure) {
        Instant end = history.getLast().at();
        double recent = sum(rep, measure, end.minus(RECENT_PERIOD), end);
        return recent / RECENT_PERIOD.toDays() * month.lengthOfMonth();
    }

    /** Returns the orders or sales of a past month; 0 if the history contains less than a day of the month. */
    private double actual(SimulatedRep rep, YearMonth month, TargetMeasure measure) {
        Instant end = start(month.plusMonths(1));
        boolean isCovered = history.getFirst().at().isBefore(end.minus(ONE_DAY));
        return isCovered ? sum(rep, measure, start(month), end) : 0;
    }

    private Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    private double sum(SimulatedRep rep, TargetMeasure measure, Instant from, Instant to) {
        return history.stream()
                .filter(order -> Objects.equals(reps.get(order.practice()), rep))
                .filter(order -> !order.at().isBefore(from) && order.at().isBefore(to))
                .map(order -> measure == TargetMeasure.ORDERS ? BigDecimal.ONE : order.amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    private static long round(TargetMeasure measure, double target) {
        long step = measure == TargetMeasure.ORDERS ? ORDERS_STEP : SALES_STEP;
        return Math.max(1, Math.round(target / step)) * step;
    }
}
