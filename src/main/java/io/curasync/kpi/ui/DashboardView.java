package io.curasync.kpi.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.spring.security.AuthenticationContext;
import io.curasync.account.CsvExports;
import io.curasync.account.CurrentUser;
import io.curasync.base.EmptyState;
import io.curasync.base.Icon;
import io.curasync.base.LiveIndicator;
import io.curasync.base.Quantity;
import io.curasync.base.SegmentedControl;
import io.curasync.base.ViewHeader;
import io.curasync.kpi.DashboardSnapshot;
import io.curasync.kpi.Dashboards;
import io.curasync.kpi.RepCsv;
import io.curasync.live.Following;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of all practices, or of the rep's own, kept up to date unless the user holds them. */
@Route("")
@PageTitle("Dashboard")
@Menu(title = "Dashboard", order = 10, icon = "home")
@PermitAll
@StyleSheet("context://assets/kpi.css")
class DashboardView extends Div implements BeforeEnterObserver {

    private final RepCsv csv;
    private final CsvExports exports;
    private final CurrentUser user;
    private Choices choices = Choices.DEFAULT;
    private final ViewHeader header = new ViewHeader("Dashboard");
    private final SegmentedControl<Range> range = new SegmentedControl<>("Days", List.of(Range.values()), Range::label);
    private final LiveIndicator live = new LiveIndicator();
    private final FiguresRow figures;
    private final OrdersPanel orders = new OrdersPanel(measure -> choose(choices.with(measure)));
    private final HappeningsPanel happenings = new HappeningsPanel(this::hold);
    private final RepsPanel reps;
    private final StatesPanel states =
            new StatesPanel(state -> choose(choices.withState(state)), table -> choose(choices.withTable(table)));
    private final QuietPanel quiet;
    private final SpecialtiesPanel specialties = new SpecialtiesPanel();
    private final EmptyState empty;
    private final Div panels = new Div();
    private @Nullable DashboardSnapshot shown;

    /** While the screen is held: what it will show then. */
    private @Nullable DashboardSnapshot waiting;

    private boolean held;

    DashboardView(Dashboards dashboards, RepCsv csv, CsvExports exports, AuthenticationContext authentication) {
        this.csv = csv;
        this.exports = exports;
        this.user = authentication.getAuthenticatedUser(CurrentUser.class).orElseThrow();
        figures = new FiguresRow(user.isAdmin());
        quiet = new QuietPanel(user.isAdmin());
        reps = new RepsPanel(
                user.isAdmin(),
                this::download,
                rep -> choose(choices.withRep(rep)),
                sort -> choose(choices.sortedBy(sort)));
        empty = emptyState();
        addClassName("kpi-dashboard");
        panels.addClassName("kpi-panels");
        arrange();
        header.addActions(range, live);
        range.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                choose(choices.with(change.getValue()));
            }
        });
        add(header, figures, empty, panels);
        Following.follow(this, dashboards.of(user.scope()), this::arrive);
        Following.follow(this, dashboards.happenings(user.scope()), happenings::arrive);
    }

    private void arrange() {
        happenings.addClassName("kpi-happenings");
        quiet.addClassName("kpi-quiet");
        panels.add(columns(orders, happenings));
        if (user.isAdmin()) {
            panels.add(columns(reps, states), columns(specialties, quiet));
        } else {
            Div own = new Div(reps, quiet);
            own.addClassName("kpi-stack");
            panels.add(columns(own, states), specialties);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        choices = Choices.of(event.getLocation().getQueryParameters());
        showChoices();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (!user.isAdmin()) {
            header.setTitle(Greeting.at(ZonedDateTime.now(zone(event.getUI()))) + ", " + firstName());
        }
    }

    private void arrive(DashboardSnapshot snapshot) {
        if (held) {
            waiting = snapshot;
        } else {
            show(snapshot);
        }
    }

    private void hold(boolean on) {
        held = on;
        live.setPaused(on);
        DashboardSnapshot newest = waiting;
        waiting = null;
        if (newest != null) {
            show(newest);
        }
    }

    private void show(DashboardSnapshot snapshot) {
        shown = snapshot;
        boolean nothing = snapshot.overview().totalPractices() == 0;
        header.setSubtitle(
                user.isAdmin()
                        ? "All practices"
                        : "Your " + Quantity.of(snapshot.overview().totalPractices(), "practice"));
        header.setAsOf(snapshot.overview().asOf());
        figures.show(snapshot);
        if (empty.isVisible() != nothing || panels.isVisible() == nothing) {
            empty.setVisible(nothing);
            panels.setVisible(!nothing);
        }
        quiet.show(snapshot.quiet());
        specialties.show(snapshot.specialties());
        showChoices();
    }

    /** What depends on the user's choices as well. */
    private void showChoices() {
        range.setValue(choices.range());
        if (shown != null) {
            orders.show(shown.trend(), choices);
            reps.show(shown, choices);
            states.show(shown.states(), choices);
        }
    }

    private void choose(Choices chosen) {
        choices = chosen;
        showChoices();
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, new Location("", chosen.query())));
    }

    private void download(DownloadEvent event) throws IOException {
        exports.send(event, "reps.csv", null, out -> csv.write(user.scope(), out));
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
