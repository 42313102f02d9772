package io.curasync.kpi.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.curasync.account.AuditedCsvDownload;
import io.curasync.account.CurrentUser;
import io.curasync.kpi.CreditQuery;
import io.curasync.kpi.DashboardLiveValues;
import io.curasync.kpi.DashboardSnapshot;
import io.curasync.kpi.RepCsv;
import io.curasync.live.LiveBinding;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.HealthMonitor;
import io.curasync.today.TodayItems;
import io.curasync.today.TodayLiveValues;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.LiveIndicator;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.ViewHeader;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dashboard. An admin sees the figures of all practices, and a rep the figures of their own practices. The dashboard updates
 * automatically unless the user pauses updates.
 */
@Route("")
@PageTitle("Dashboard")
@Menu(title = "Dashboard", order = 10, icon = "home")
@PermitAll
@StyleSheet("context://assets/kpi.css")
class DashboardView extends Div implements BeforeEnterObserver {

    private final RepCsv csv;
    private final AuditedCsvDownload exports;
    private final CurrentUser user;
    private DashboardUrlState dashboardUrlState = DashboardUrlState.DEFAULT;
    private final ViewHeader header = new ViewHeader("Dashboard");
    private final LiveIndicator live = new LiveIndicator();
    private final StaleFiguresBanner stale;
    private final KpiRow figures;
    private final TargetCard targets = new TargetCard();
    private final OrdersChartPanel orders = new OrdersChartPanel(
            metric -> navigateTo(dashboardUrlState.with(metric)), range -> navigateTo(dashboardUrlState.with(range)));
    private final ActivityPanel activity = new ActivityPanel(this::setPaused);
    private final RepsPanel reps;
    private final StatesPanel states = new StatesPanel(
            state -> navigateTo(dashboardUrlState.withState(state)),
            table -> navigateTo(dashboardUrlState.withTable(table)));
    private final DormantPanel dormant;
    private final SpecialtiesPanel specialties = new SpecialtiesPanel();
    private final EmptyState empty;
    private final Div panels = new Div();
    private @Nullable DashboardSnapshot shown;
    private final PausableUpdates<DashboardSnapshot> updates = new PausableUpdates<>(this::show);
    private final PausableUpdates<TodayItems> attention;
    private boolean isStale;

    DashboardView(
            DashboardLiveValues dashboardLiveValues,
            TodayLiveValues today,
            HealthMonitor health,
            CreditQuery creditQuery,
            RepCsv csv,
            AuditedCsvDownload exports,
            AuthenticationContext authentication) {
        this.csv = csv;
        this.exports = exports;
        this.user = authentication.getAuthenticatedUser(CurrentUser.class).orElseThrow();
        stale = new StaleFiguresBanner(user.isAdmin());
        figures = new KpiRow(user.isAdmin());
        attention = new PausableUpdates<>(figures::showAttention);
        dormant = new DormantPanel(user.isAdmin());
        reps = new RepsPanel(
                user.isAdmin(),
                this::download,
                rep -> navigateTo(dashboardUrlState.withRep(rep)),
                sort -> navigateTo(dashboardUrlState.sortedBy(sort)),
                month -> creditQuery.live(user.scope(), month),
                month -> navigateTo(dashboardUrlState.withCredited(month)));
        empty = emptyState();
        addClassName("kpi-dashboard");
        panels.addClassName("kpi-panels");
        arrange();
        header.addActions(live);
        add(header, stale, figures, targets, empty, panels);
        LiveBinding.follow(this, dashboardLiveValues.of(user.scope()), updates::accept);
        LiveBinding.follow(this, dashboardLiveValues.activities(user.scope()), activity::update);
        LiveBinding.follow(this, health.statuses(), this::showFreshness);
        if (!user.isAdmin()) {
            LiveBinding.follow(this, today.of(user), attention::accept);
        }
    }

    private void arrange() {
        orders.addClassName("kpi-orders");
        activity.addClassName("kpi-happenings");
        dormant.addClassName("kpi-dormant");
        panels.add(columns(orders, activity));
        if (user.isAdmin()) {
            panels.add(columns(reps, states), columns(dormant, specialties));
        } else {
            panels.add(columns(stack(reps, dormant), stack(states, specialties)));
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        dashboardUrlState = DashboardUrlState.of(event.getLocation().getQueryParameters());
        showUrlState();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (!user.isAdmin()) {
            header.setTitle(
                    Greeting.at(ZonedDateTime.now(BrowserTime.of(event.getUI()).zone())) + ", " + firstName());
        }
    }

    private void setPaused(boolean on) {
        live.setPaused(on);
        updates.setPaused(on);
        attention.setPaused(on);
        reps.setPaused(on);
    }

    private void show(DashboardSnapshot snapshot) {
        shown = snapshot;
        boolean isEmpty = snapshot.overview().totalPractices() == 0;
        header.setSubtitle(
                user.isAdmin()
                        ? "All practices"
                        : "Your " + NumberLabels.of(snapshot.overview().totalPractices(), "practice"));
        showFreshness();
        figures.show(snapshot);
        if (!user.isAdmin()) {
            targets.show(snapshot);
        }
        if (empty.isVisible() != isEmpty || panels.isVisible() == isEmpty) {
            empty.setVisible(isEmpty);
            panels.setVisible(!isEmpty);
        }
        dormant.show(snapshot.dormant());
        specialties.show(snapshot.specialties());
        showUrlState();
    }

    private void showFreshness(Map<CheckId, CheckStatus> statuses) {
        isStale = statuses.get(CheckId.FRESHNESS) == CheckStatus.FAIL;
        showFreshness();
    }

    /**
     * Shows the time of the last successful sync in the banner if the figures are stale. Otherwise, the header shows the time at
     * which the figures were read.
     */
    private void showFreshness() {
        if (shown != null) {
            boolean hasFigures = shown.overview().totalPractices() > 0;
            stale.show(isStale && hasFigures, shown.overview().lastSyncedAt());
            header.setAsOf(stale.isVisible() ? null : shown.overview().asOf());
        }
    }

    /** Updates the panels that depend on the URL state. Does nothing before the first snapshot. */
    private void showUrlState() {
        if (shown != null) {
            orders.show(shown.trend(), dashboardUrlState);
            reps.show(shown, dashboardUrlState);
            states.show(shown.states(), dashboardUrlState);
        }
    }

    /** Navigates to the state, so that the browser's back button can undo the user's choice. */
    private void navigateTo(DashboardUrlState chosen) {
        if (!chosen.equals(dashboardUrlState)) {
            getUI().ifPresent(ui -> ui.navigate("", chosen.query()));
        }
    }

    private void download(DownloadEvent event) throws IOException {
        exports.send(event, "reps.csv", null, out -> csv.write(user.scope(), out));
    }

    private EmptyState emptyState() {
        return user.isAdmin()
                ? new EmptyState(
                        Icon.SYNC,
                        "There are no practices yet. Press “Sync now” to fetch them from CuraGenesis. If the button is disabled, set"
                                + " CURAGENESIS_API_BASE and CURAGENESIS_VENDOR_TOKEN and restart.")
                : new EmptyState(
                        Icon.BUILDING,
                        "You have no practices yet. An admin can assign practices to you, or add the name that CuraGenesis"
                                + " uses for you.");
    }

    private static Div columns(Component left, Component right) {
        Div columns = new Div(left, right);
        columns.addClassName("cs-columns");
        return columns;
    }

    private static Div stack(Component above, Component below) {
        Div stack = new Div(above, below);
        stack.addClassName("kpi-stack");
        return stack;
    }

    private String firstName() {
        return user.name().strip().split("\\s+", 2)[0];
    }
}
