package io.curasync.kpi.ui;

import com.vaadin.flow.component.html.Div;
import io.curasync.kpi.DailyTrend;
import io.curasync.kpi.DashboardSnapshot;
import io.curasync.kpi.KpiOverview;
import io.curasync.kpi.RepStanding;
import io.curasync.platform.text.UsStates;
import io.curasync.today.PracticeEvent;
import io.curasync.today.TodayItems;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.chart.KpiFigure;

/**
 * Row of key figures. Each figure has a link to a list of practices, a trend over at most 30 days, and the change since the start of
 * yesterday. If CuraSync had no practices at the start of yesterday, the changes of the numbers of practices and of unmatched practices are
 * hidden. Instead of the number of unmatched practices, a rep sees the number of items that need attention. That figure has a link to the
 * list of the day, but no trend and no change.
 */
final class KpiRow extends Div {

    private static final int DAYS = 30;

    private final boolean allPractices;
    private final KpiFigure orders = new KpiFigure("total-orders", "Total orders");
    private final KpiFigure active = new KpiFigure("active-practices", "Active practices");
    private final KpiFigure practices = new KpiFigure("total-practices", "Practices");
    private final KpiFigure activations = new KpiFigure("recent-activations", "Activations, 30 d");
    private final KpiFigure attention = new KpiFigure("need-attention", "Need attention").lowerIsBetter();
    private final KpiFigure unmatched = new KpiFigure("unmatched-practices", "Unmatched").lowerIsBetter();

    /**
     * Creates a row without numbers.
     *
     * @param allPractices {@code true} for all practices, {@code false} for the practices of one rep
     */
    KpiRow(boolean allPractices) {
        this.allPractices = allPractices;
        addClassName("cs-kpis");
        orders.setHref(PracticeLinks.mostOrders());
        active.setHref(PracticeLinks.active());
        practices.setHref(PracticeLinks.practices());
        activations.setHref(PracticeLinks.recentlyActivated());
        if (allPractices) {
            unmatched.setHref(PracticeLinks.unmatched());
        } else {
            attention.setHref(PracticeLinks.today());
        }
        add(orders, active, practices, activations, allPractices ? unmatched : attention);
    }

    /** Shows the number of items on a rep's list of the day that need attention. */
    void showAttention(TodayItems items) {
        attention.setValue(items.attention());
        attention.setFootnote("%s due · %s dormant · %s"
                .formatted(
                        NumberLabels.of(items.steps().size()),
                        NumberLabels.of(items.of(PracticeEvent.DORMANT).size()),
                        NumberLabels.of(items.submissions().size(), "submission")));
    }

    void show(DashboardSnapshot snapshot) {
        KpiOverview kpiOverview = snapshot.overview();
        DailyTrend dailyTrend = snapshot.trend();
        String since = "since yesterday 00:00, " + dailyTrend.zone();

        orders.setValue(kpiOverview.totalOrders());
        orders.setDelta(DailyTrend.sinceYesterday(dailyTrend.orders()), since);
        orders.setTrend(DailyTrend.lastCompleteDays(DAYS, dailyTrend.orders()));
        orders.setFootnote(allPractices ? "since yesterday 00:00" : rank(snapshot));

        active.setValue(kpiOverview.activePractices());
        active.setDelta(DailyTrend.sinceYesterday(dailyTrend.activations()), since);
        active.setTrend(DailyTrend.countsByDay(
                kpiOverview.activePractices(), DailyTrend.lastDays(DAYS, dailyTrend.activations())));
        active.setFootnote(
                kpiOverview.totalPractices() == 0
                        ? ""
                        : Percent.format(kpiOverview.activePractices(), kpiOverview.totalPractices())
                                + (allPractices ? " of all" : " of yours"));

        practices.setValue(kpiOverview.totalPractices());
        practices.setTrend(dailyTrend.countsSinceFirstDay(DAYS, kpiOverview.totalPractices(), dailyTrend.practices()));
        long states = snapshot.states().stream()
                .filter(state -> UsStates.isCode(state.state()))
                .count();
        practices.setFootnote(NumberLabels.of(states, "state"));

        activations.setValue(kpiOverview.recentActivations());
        activations.setDelta(dailyTrend.activationsSinceYesterday(kpiOverview.recentActivations()), since);
        activations.setTrend(DailyTrend.lastCompleteDays(DAYS, dailyTrend.activations()));
        activations.setFootnote("by day, 30 days");

        unmatched.setValue(kpiOverview.unmatchedPractices());
        unmatched.setTrend(
                dailyTrend.countsSinceFirstDay(DAYS, kpiOverview.unmatchedPractices(), dailyTrend.unmatched()));
        unmatched.setFootnote(kpiOverview.unmatchedPractices() == 0 ? "everyone has a rep" : "need a rep");

        if (dailyTrend.isComparableWithYesterday()) {
            practices.setDelta(DailyTrend.sinceYesterday(dailyTrend.practices()), since);
            unmatched.setDelta(DailyTrend.sinceYesterday(dailyTrend.unmatched()), since);
        } else {
            practices.hideDelta();
            unmatched.hideDelta();
        }
    }

    private static String rank(DashboardSnapshot snapshot) {
        return snapshot.reps().stream()
                .findFirst()
                .map(RepStanding::repRank)
                .map(rank -> "rank " + rank.rank() + " of " + snapshot.rankedReps())
                .orElse("no rank yet");
    }
}
