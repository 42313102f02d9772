package io.curasync.monitoring.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.curasync.account.CurrentUserAccess;
import io.curasync.live.LiveBinding;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.HealthMonitor;
import io.curasync.monitoring.HealthReport;
import io.curasync.monitoring.Incident;
import io.curasync.monitoring.StoredCheck;
import io.curasync.monitoring.alert.AlertService;
import io.curasync.monitoring.health.CheckRunner;
import io.curasync.monitoring.health.CheckTimeline;
import io.curasync.monitoring.health.HealthHistory;
import io.curasync.monitoring.incident.IncidentService;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.DrawerLayout;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.LiveIndicator;
import io.curasync.ui.StatusBadge;
import io.curasync.ui.Toast;
import io.curasync.ui.ViewHeader;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Health screen for admins. Shows the overall state, the incidents, the alerts, and all checks with their evidence and history. */
@Route(HealthView.PATH)
@PageTitle("Health")
@Menu(title = "Health", order = 105, icon = "pulse")
@RolesAllowed("ADMIN")
@StyleSheet("context://assets/health.css")
class HealthView extends Div implements HasUrlParameter<String> {

    static final String PATH = "health";

    private final IncidentService incidents;
    private final ViewHeader header = new ViewHeader("Health");
    private final StatusBadge state = new StatusBadge(StatusBadge.Kind.NEUTRAL, "");
    private final Span sentence = new Span();
    private final Div overall = new Div(state, sentence);
    private final EmptyState empty =
            new EmptyState(Icon.PULSE, "No check has run since the installation. The first run starts within seconds.");
    private final OpenIncidentsCard open = new OpenIncidentsCard(this::acknowledge);
    private final CheckGroupCards groups = new CheckGroupCards();
    private final ResolvedIncidentsCard resolved = new ResolvedIncidentsCard();
    private final CheckDrawer drawer = new CheckDrawer(this::close);
    private final DrawerLayout layout;
    private HealthReport report = HealthReport.EMPTY;
    private Map<CheckId, CheckTimeline> timelines = Map.of();
    private @Nullable CheckId opened;

    HealthView(
            HealthMonitor monitor,
            HealthHistory history,
            IncidentService incidents,
            AlertService alertService,
            CheckRunner runner) {
        this.incidents = incidents;
        AlertsCard alerts = new AlertsCard(() -> sendTest(alertService));
        Div bottom = new Div(resolved, alerts);
        bottom.addClassName("health-columns");
        overall.addClassName("health-overall");
        overall.getElement().setAttribute("role", "status");
        Div list = new Div(overall, empty, open, groups, bottom);
        list.addClassName("health-list");
        layout = new DrawerLayout(list, "Health check", 440, this::close);
        // On a phone, the page scrolls, so the drawer must not scroll away with it.
        layout.setOverlayContainment(MasterDetailLayout.OverlayContainment.PAGE);
        addClassName("health");
        header.addActions(new LiveIndicator());
        header.addTitleAction(new RunChecksButton(runner));
        add(header, layout);
        LiveBinding.follow(this, history.timelines(), this::show);
        LiveBinding.follow(this, monitor.report(), this::show);
        LiveBinding.follow(this, incidents.unresolved(), unresolved -> open.show(unresolved, time()));
        LiveBinding.follow(this, incidents.recentlyResolved(), newest -> resolved.show(newest, time()));
        LiveBinding.follow(this, alertService.status(), status -> alerts.show(status, time()));
    }

    /** Opens a check in the drawer, or closes the drawer if there is no id. If the check does not exist, shows a message. */
    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable String id) {
        opened = id == null ? null : CheckId.of(id).orElse(null);
        if (id != null && opened == null) {
            Toast.refused("Check " + id + " was not found.");
        }
        groups.mark(opened);
        showDrawer();
    }

    private void show(Map<CheckId, CheckTimeline> newTimelines) {
        timelines = newTimelines;
        groups.show(report, timelines, time());
        showDrawer();
    }

    private void show(HealthReport newReport) {
        report = newReport;
        boolean isEmpty = report.asOf() == null;
        empty.setVisible(isEmpty);
        overall.setVisible(!isEmpty);
        groups.setVisible(!isEmpty);
        header.setAsOf(report.asOf());
        String text = HealthLabels.overall(report);
        if (!text.equals(sentence.getText())) {
            state.setStatus(HealthLabels.kind(report.status()), HealthLabels.word(report.status()));
            sentence.setText(text);
        }
        groups.show(report, timelines, time());
        showDrawer();
    }

    private void showDrawer() {
        StoredCheck check = opened == null ? null : report.find(opened).orElse(null);
        if (check != null) {
            drawer.show(check, timelines.get(check.id()), time());
        }
        CheckDrawer detail = check == null ? null : drawer;
        if (layout.getDetail() != detail) {
            layout.setDetail(detail);
        }
    }

    private void close() {
        getUI().ifPresent(ui -> ui.navigate(HealthView.class));
    }

    private void acknowledge(Incident incident) {
        incidents.acknowledge(CurrentUserAccess.require(), incident.id());
    }

    private static void sendTest(AlertService alertService) {
        alertService.sendTest(CurrentUserAccess.require());
        Toast.show("Sending a test alert. The result appears below within seconds.");
    }

    private static BrowserTime time() {
        return BrowserTime.of(UI.getCurrent());
    }
}
