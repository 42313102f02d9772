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
import io.curasync.ui.chart.IdentityCache;
import io.curasync.ui.chart.KpiDelta;
import io.curasync.ui.chart.KpiFigure;
import io.curasync.ui.chart.SharedJson;
import java.util.ArrayList;
import java.util.List;

/**
 * Row of key figures. Each figure has a link to a list of practices, a trend over at most 30 days, and the change since the start of
 * yesterday. If CuraSync had no practices at the start of yesterday, the changes of the numbers of practices and of unmatched practices are
 * hidden. Instead of the number of unmatched practices, a rep sees the number of items that need attention. That figure has a link to the
 * list of the day, but no trend and no change.
 */
final class KpiRow extends Div {

    private static final int DAYS = 30;

    /** The contents of an admin's cards, in their order. */
    private static final IdentityCache<DashboardSnapshot, List<SharedJson>> ALL =
            new IdentityCache<>(snapshot -> json(snapshot, true));
    /** The contents of a rep's cards, without the items that need attention. */
    private static final IdentityCache<DashboardSnapshot, List<SharedJson>> OWN =
            new IdentityCache<>(snapshot -> json(snapshot, false));

    private final boolean allPractices;
    private final List<KpiFigure> figures = new ArrayList<>();
    private final KpiFigure attention = new KpiFigure("need-attention", "Need attention");

    /**
     * Creates a row without numbers.
     *
     * @param allPractices {@code true} for all practices, {@code false} for the practices of one rep
     */
    KpiRow(boolean allPractices) {
        this.allPractices = allPractices;
        addClassName("cs-kpis");
        figures.add(figure("total-orders", "Total orders", PracticeLinks.mostOrders()));
        figures.add(figure("active-practices", "Active practices", PracticeLinks.active()));
        figures.add(figure("total-practices", "Practices", PracticeLinks.practices()));
        figures.add(figure("recent-activations", "Activations, 30 d", PracticeLinks.recentlyActivated()));
        if (allPractices) {
            figures.add(figure("unmatched-practices", "Unmatched", PracticeLinks.unmatched()));
        }
        figures.forEach(this::add);
        if (!allPractices) {
            attention.setHref(PracticeLinks.today());
            add(attention);
        }
    }

    private static KpiFigure figure(String name, String label, String href) {
        var figure = new KpiFigure(name, label);
        figure.setHref(href);
        return figure;
    }

    /** Shows the number of items on a rep's list of the day that need attention. */
    void showAttention(TodayItems items) {
        attention.show(KpiFigure.Content.of(
                items.attention(),
                "%s due · %s dormant · %s"
                        .formatted(
                                NumberLabels.of(items.steps().size()),
                                NumberLabels.of(items.of(PracticeEvent.DORMANT).size()),
                                NumberLabels.of(items.submissions().size(), "submission"))));
    }

    void show(DashboardSnapshot snapshot) {
        List<SharedJson> contents = (allPractices ? ALL : OWN).of(snapshot);
        for (int i = 0; i < contents.size(); i++) {
            figures.get(i).show(contents.get(i));
        }
    }

    private static List<SharedJson> json(DashboardSnapshot snapshot, boolean allPractices) {
        List<KpiFigure.Content> contents = new ArrayList<>(List.of(
                orders(snapshot, allPractices),
                active(snapshot, allPractices),
                practices(snapshot),
                activations(snapshot)));
        if (allPractices) {
            contents.add(unmatched(snapshot));
        }
        return contents.stream().map(SharedJson::of).toList();
    }

    private static KpiFigure.Content orders(DashboardSnapshot snapshot, boolean allPractices) {
        List<Long> orders = snapshot.trend().orders();
        return KpiFigure.Content.of(
                snapshot.overview().totalOrders(),
                KpiDelta.of(DailyTrend.sinceYesterday(orders), since(snapshot)),
                DailyTrend.lastCompleteDays(DAYS, orders),
                allPractices ? "since yesterday 00:00" : rank(snapshot));
    }

    private static KpiFigure.Content active(DashboardSnapshot snapshot, boolean allPractices) {
        KpiOverview kpiOverview = snapshot.overview();
        List<Long> gained = snapshot.trend().activations();
        return KpiFigure.Content.of(
                kpiOverview.activePractices(),
                KpiDelta.of(DailyTrend.sinceYesterday(gained), since(snapshot)),
                DailyTrend.countsByDay(kpiOverview.activePractices(), DailyTrend.lastDays(DAYS, gained)),
                kpiOverview.totalPractices() == 0
                        ? ""
                        : Percent.format(kpiOverview.activePractices(), kpiOverview.totalPractices())
                                + (allPractices ? " of all" : " of yours"));
    }

    private static KpiFigure.Content practices(DashboardSnapshot snapshot) {
        DailyTrend trend = snapshot.trend();
        long practices = snapshot.overview().totalPractices();
        long states = snapshot.states().stream()
                .filter(state -> UsStates.isCode(state.state()))
                .count();
        return KpiFigure.Content.of(
                practices,
                trend.isComparableWithYesterday()
                        ? KpiDelta.of(DailyTrend.sinceYesterday(trend.practices()), since(snapshot))
                        : null,
                trend.countsSinceFirstDay(DAYS, practices, trend.practices()),
                NumberLabels.of(states, "state"));
    }

    private static KpiFigure.Content activations(DashboardSnapshot snapshot) {
        DailyTrend trend = snapshot.trend();
        long activations = snapshot.overview().recentActivations();
        return KpiFigure.Content.of(
                activations,
                KpiDelta.of(trend.activationsSinceYesterday(activations), since(snapshot)),
                DailyTrend.lastCompleteDays(DAYS, trend.activations()),
                "by day, 30 days");
    }

    private static KpiFigure.Content unmatched(DashboardSnapshot snapshot) {
        DailyTrend trend = snapshot.trend();
        long unmatched = snapshot.overview().unmatchedPractices();
        return KpiFigure.Content.of(
                unmatched,
                trend.isComparableWithYesterday()
                        ? KpiDelta.ofLowerIsBetter(DailyTrend.sinceYesterday(trend.unmatched()), since(snapshot))
                        : null,
                trend.countsSinceFirstDay(DAYS, unmatched, trend.unmatched()),
                unmatched == 0 ? "everyone has a rep" : "need a rep");
    }

    private static String since(DashboardSnapshot snapshot) {
        return "since yesterday 00:00, " + snapshot.trend().zone();
    }

    private static String rank(DashboardSnapshot snapshot) {
        return snapshot.reps().stream()
                .findFirst()
                .map(RepStanding::repRank)
                .map(rank -> "rank " + rank.rank() + " of " + snapshot.rankedReps())
                .orElse("no rank yet");
    }
}
