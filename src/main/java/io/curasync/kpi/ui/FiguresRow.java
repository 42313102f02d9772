package io.curasync.kpi.ui;

import com.vaadin.flow.component.html.Div;
import io.curasync.base.KpiFigure;
import io.curasync.base.Quantity;
import io.curasync.kpi.DashboardSnapshot;
import io.curasync.kpi.Overview;
import io.curasync.kpi.RepStanding;
import io.curasync.kpi.Trend;
import io.curasync.platform.UsStates;

/**
 * The figures, each with its course of 30 days, the change since yesterday, and a link to the practices behind it. A rep has no unmatched
 * practices, and so no figure of them.
 */
final class FiguresRow extends Div {

    private static final int DAYS = 30;

    private final boolean everybody;
    private final KpiFigure orders = new KpiFigure("total-orders", "Total orders");
    private final KpiFigure active = new KpiFigure("active-practices", "Active practices");
    private final KpiFigure practices = new KpiFigure("total-practices", "Practices");
    private final KpiFigure activations = new KpiFigure("recent-activations", "Activations, 30 d");
    private final KpiFigure unmatched = new KpiFigure("unmatched-practices", "Unmatched").lowerIsBetter();

    /** @param everybody whether the figures are of all practices, else of one rep's */
    FiguresRow(boolean everybody) {
        this.everybody = everybody;
        addClassName("cs-kpis");
        orders.setHref(Links.mostOrders());
        active.setHref(Links.active());
        practices.setHref(Links.practices());
        activations.setHref(Links.activatedLately());
        if (everybody) {
            unmatched.setHref(Links.unmatched());
        }
        add(orders, active, practices, activations);
        if (everybody) {
            add(unmatched);
        }
    }

    void show(DashboardSnapshot snapshot) {
        Overview overview = snapshot.overview();
        Trend trend = snapshot.trend();
        String since = "since yesterday 00:00, " + trend.zone();

        orders.setValue(overview.totalOrders());
        orders.setDelta(Trend.sinceYesterday(trend.orders()), since);
        orders.setTrend(Trend.lastOver(DAYS, trend.orders()));
        orders.setFootnote(everybody ? "since yesterday 00:00" : rank(snapshot));

        active.setValue(overview.activePractices());
        active.setDelta(Trend.sinceYesterday(trend.activations()), since);
        active.setTrend(Trend.course(overview.activePractices(), Trend.last(DAYS, trend.activations())));
        active.setFootnote(
                overview.totalPractices() == 0
                        ? ""
                        : Numbers.percent(overview.activePractices(), overview.totalPractices())
                                + (everybody ? " of all" : " of yours"));

        practices.setValue(overview.totalPractices());
        practices.setTrend(trend.courseSinceFirstDay(DAYS, overview.totalPractices(), trend.practices()));
        long states = snapshot.states().stream()
                .filter(state -> UsStates.isCode(state.state()))
                .count();
        practices.setFootnote(Quantity.of(states, "state"));

        activations.setValue(overview.recentActivations());
        activations.setDelta(trend.activationsSinceYesterday(overview.recentActivations()), since);
        activations.setTrend(Trend.lastOver(DAYS, trend.activations()));
        activations.setFootnote("by day, 30 days");

        unmatched.setValue(overview.unmatchedPractices());
        unmatched.setTrend(trend.courseSinceFirstDay(DAYS, overview.unmatchedPractices(), trend.unmatched()));
        unmatched.setFootnote(overview.unmatchedPractices() == 0 ? "everyone has a rep" : "need a rep");

        if (trend.knowsYesterday()) {
            practices.setDelta(Trend.sinceYesterday(trend.practices()), since);
            unmatched.setDelta(Trend.sinceYesterday(trend.unmatched()), since);
        } else {
            practices.hideDelta();
            unmatched.hideDelta();
        }
    }

    private static String rank(DashboardSnapshot snapshot) {
        return snapshot.reps().stream()
                .findFirst()
                .map(RepStanding::place)
                .map(place -> "rank " + place.rank() + " of " + snapshot.ranks())
                .orElse("no rank yet");
    }
}
