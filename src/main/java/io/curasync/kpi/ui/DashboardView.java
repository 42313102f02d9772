package io.curasync.kpi.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.curasync.account.CurrentUser;
import io.curasync.base.EmptyState;
import io.curasync.base.Icon;
import io.curasync.base.LiveIndicator;
import io.curasync.base.SegmentedControl;
import io.curasync.base.ViewHeader;
import io.curasync.kpi.DashboardSnapshot;
import io.curasync.kpi.Dashboards;
import io.curasync.live.Subscription;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The figures of all practices, or of the rep's own, kept up to date. */
@Route("")
@PageTitle("Dashboard")
@Menu(title = "Dashboard", order = 10, icon = "home")
@PermitAll
@StyleSheet("context://assets/kpi.css")
class DashboardView extends Div implements BeforeEnterObserver {

    private final Dashboards dashboards;
    private final CurrentUser user;
    private final ViewHeader header = new ViewHeader("Dashboard");
    private final SegmentedControl<Range> range = new SegmentedControl<>("Days", List.of(Range.values()), Range::label);
    private final FiguresRow figures;
    private final OrdersPanel orders = new OrdersPanel();
    private final HappeningsPanel happenings = new HappeningsPanel();
    private final RepsPanel reps;
    private final StatesPanel states = new StatesPanel();
    private final EmptyState empty;
    private final Div panels = new Div();
    private @Nullable DashboardSnapshot shown;
    private @Nullable Subscription subscription;

    DashboardView(Dashboards dashboards, AuthenticationContext authentication) {
        this.dashboards = dashboards;
        this.user = authentication.getAuthenticatedUser(CurrentUser.class).orElseThrow();
        figures = new FiguresRow(user.isAdmin());
        reps = new RepsPanel(user.isAdmin());
        empty = emptyState();
        addClassName("kpi-dashboard");
        panels.addClassName("kpi-panels");
        panels.add(columns(orders, happenings), columns(reps, states));
        header.addActions(range, new LiveIndicator());
        range.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                rememberRange();
                showOrders();
            }
        });
        add(header, figures, empty, panels);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        range.setValue(Range.of(
                event.getLocation().getQueryParameters().getParameters().getOrDefault(Range.PARAMETER, List.of())));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (!user.isAdmin()) {
            header.setTitle(Greeting.at(ZonedDateTime.now(zone(event.getUI()))) + ", " + firstName());
        }
        subscription = dashboards.watch(user.scope(), latestOnly(event.getUI()));
        show(dashboards.current(user.scope()));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    /** A screen that is slow to take a snapshot skips to the newest one. */
    private Consumer<DashboardSnapshot> latestOnly(UI ui) {
        var waiting = new AtomicReference<@Nullable DashboardSnapshot>();
        Runnable take = ui.accessLater(
                () -> {
                    DashboardSnapshot newest = waiting.getAndSet(null);
                    if (newest != null) {
                        show(newest);
                    }
                },
                () -> {});
        return snapshot -> {
            if (waiting.getAndSet(snapshot) == null) {
                take.run();
            }
        };
    }

    private void show(DashboardSnapshot snapshot) {
        shown = snapshot;
        boolean nothing = snapshot.overview().totalPractices() == 0;
        header.setSubtitle(
                user.isAdmin()
                        ? "All practices"
                        : "Your " + Numbers.count(snapshot.overview().totalPractices(), "practice"));
        header.setAsOf(snapshot.overview().asOf());
        figures.show(snapshot);
        empty.setVisible(nothing);
        panels.setVisible(!nothing);
        happenings.show(snapshot.happenings());
        reps.show(snapshot);
        states.show(snapshot.states());
        showOrders();
    }

    private void showOrders() {
        if (shown != null) {
            orders.show(shown.trend(), range.getValue());
        }
    }

    private void rememberRange() {
        var query = QueryParameters.of(
                Range.PARAMETER, Integer.toString(range.getValue().days()));
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location("", query)));
    }

    private EmptyState emptyState() {
        return user.isAdmin()
                ? new EmptyState(
                        Icon.SYNC,
                        "There are no practices yet. Press “Sync now” to fetch them from CuraGenesis; if it is off, set"
                                + " CURAGENESIS_API_BASE and CURAGENESIS_VENDOR_TOKEN and start again.")
                : new EmptyState(
                        Icon.BUILDING,
                        "No practice is yours yet. An admin gives you practices: one by one, or by adding the name under"
                                + " which CuraGenesis knows you.");
    }

    private static Div columns(Component left, Component right) {
        Div columns = new Div(left, right);
        columns.addClassName("cs-columns");
        return columns;
    }

    private String firstName() {
        return user.name().strip().split("\\s+", 2)[0];
    }

    private static ZoneId zone(UI ui) {
        String zone = ui.getPage().getExtendedClientDetails().getTimeZoneId();
        return zone == null || zone.isBlank() ? ZoneId.of("UTC") : ZoneId.of(zone);
    }
}
