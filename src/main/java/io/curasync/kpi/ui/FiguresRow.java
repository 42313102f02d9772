package io.curasync.kpi.ui;

import com.vaadin.flow.component.html.Div;
import io.curasync.base.KpiFigure;
import io.curasync.kpi.DashboardSnapshot;
import io.curasync.kpi.Overview;
import io.curasync.kpi.RepFigures;
import io.curasync.kpi.Trend;
import java.util.ArrayList;
import java.util.List;

/** The five figures. */
final class FiguresRow extends Div {

    private static final int TREND_DAYS = 30;

    private final boolean everybody;
    private final KpiFigure orders = new KpiFigure("total-orders", "Total orders");
    private final KpiFigure active = new KpiFigure("active-practices", "Active practices");
    private final KpiFigure practices = new KpiFigure("total-practices", "Practices");
    private final KpiFigure activations = new KpiFigure("recent-activations", "Activations, 30 d");
    private final KpiFigure unmatched = new KpiFigure("unmatched-practices", "Unmatched");

    /** @param everybody whether the figures are of all practices, else of one rep's */
    FiguresRow(boolean everybody) {
        this.everybody = everybody;
        addClassName("cs-kpis");
        add(orders, active, practices, activations, unmatched);
    }

    void show(DashboardSnapshot snapshot) {
        Overview overview = snapshot.overview();
        Trend trend = snapshot.trend();
        long ordersToday = trend.orders().getLast();
        long activatedToday = trend.activations().getLast();

        orders.setValue(overview.totalOrders());
        orders.setDelta(ordersToday, "today, since 00:00 UTC");
        orders.setTrend(trend.orders(TREND_DAYS));
        orders.setFootnote(everybody ? "today, since 00:00 UTC" : rank(snapshot));

        active.setValue(overview.activePractices());
        active.setDelta(activatedToday, "today, since 00:00 UTC");
        active.setTrend(course(overview.activePractices(), trend.activations()));
        active.setFootnote(
                overview.totalPractices() == 0
                        ? ""
                        : Math.round(100.0 * overview.activePractices() / overview.totalPractices())
                                + (everybody ? " % of all" : " % of yours"));

        practices.setValue(overview.totalPractices());
        long states = snapshot.states().stream()
                .filter(state -> !state.state().isEmpty())
                .count();
        practices.setFootnote(states == 1 ? "1 state" : states + " states");

        activations.setValue(overview.recentActivations());
        activations.setTrend(trend.activations());
        activations.setFootnote("by day, 30 days");

        unmatched.setValue(overview.unmatchedPractices());
        unmatched.setFootnote(overview.unmatchedPractices() == 0 ? "everyone has a rep" : "need a rep");
    }

    private static String rank(DashboardSnapshot snapshot) {
        return snapshot.reps().stream()
                .findFirst()
                .map(RepFigures::rank)
                .map(rank -> "rank " + rank + " of " + snapshot.ranks())
                .orElse("no rank yet");
    }

    /** How many were active at the end of each day: today's number, less those that came after it. */
    private static List<Long> course(long now, List<Long> activations) {
        List<Long> course = new ArrayList<>();
        long count = now - activations.stream().mapToLong(Long::longValue).sum();
        for (long day : activations) {
            count += day;
            course.add(count);
        }
        return course;
    }
}
