package io.curasync.webhook.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.streams.DownloadEvent;
import io.curasync.account.AuditedCsvDownload;
import io.curasync.live.LiveValues;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.DrawerLayout;
import io.curasync.ui.LiveIndicator;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.list.LiveList;
import io.curasync.webhook.InboxStats;
import io.curasync.webhook.health.SignatureMonitor;
import io.curasync.webhook.inbox.BulkDryRun;
import io.curasync.webhook.inbox.DryRun;
import io.curasync.webhook.inbox.EventCsv;
import io.curasync.webhook.inbox.EventDetail;
import io.curasync.webhook.inbox.EventFilter;
import io.curasync.webhook.inbox.EventRow;
import io.curasync.webhook.inbox.FailureService;
import io.curasync.webhook.inbox.InboxService;
import io.curasync.webhook.inbox.ReplayService;
import io.curasync.webhook.ingest.UnreadableDeliveries;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Screen with the received events and their outcomes, and with actions to replay them. */
@Route(WebhooksView.PATH)
@RouteAlias(WebhooksView.PATH + "/:" + WebhooksView.ID + "([1-9][0-9]{0,17})")
@PageTitle("Webhooks")
@Menu(title = "Webhooks", order = 120, icon = "webhook")
@RolesAllowed("ADMIN")
@StyleSheet("context://assets/webhooks.css")
class WebhooksView extends Div implements BeforeEnterObserver {

    static final String PATH = "webhooks";
    static final String ID = "id";

    private final InboxService inboxService;
    private final ReplayActions actions;
    private final DryRun dryRun;
    private final EventCsv csv;
    private final AuditedCsvDownload exports;
    private final LiveValues liveValues;
    private final SignatureMonitor signatureMonitor;

    private final ViewHeader header = new ViewHeader("Webhooks");
    private final InboxStatsRow figures = new InboxStatsRow();
    private final SignatureLine signatures = new SignatureLine();
    private final ReplayProgressBar progress = new ReplayProgressBar();
    private final EventFilterBar filters = new EventFilterBar(this::download, this::applyFilter);
    private final LiveList<EventList.Query, EventRow> list;
    private final Button replaySelected = new Button("");
    private final ReplayMatchingButton replayMatching;
    private final DrawerLayout layout;
    private final EventDrawer drawer = new EventDrawer(() -> open(null), this::replay, this::showDryRun);
    private final List<Subscription> subscriptions = new ArrayList<>();

    /** Id of the event in the drawer; null if the drawer is closed. Volatile because a background thread reads it. */
    private volatile @Nullable Long openId;

    private Set<EventRow> selected = Set.of();
    private boolean listed;

    /**
     * Data of the list and the drawer, read from the database.
     *
     * @param opened the event in the drawer; null if the drawer is closed or the event does not exist
     */
    private record ViewData(
            LiveList.Fresh<EventList.Query, EventRow> list,
            @Nullable EventDetail opened) {}

    WebhooksView(
            InboxService inboxService,
            ReplayService replayService,
            UnreadableDeliveries unreadableDeliveries,
            FailureService failureService,
            DryRun dryRun,
            BulkDryRun bulkDryRun,
            EventCsv csv,
            AuditedCsvDownload exports,
            LiveValues liveValues,
            SignatureMonitor signatureMonitor) {
        this.inboxService = inboxService;
        actions = new ReplayActions(replayService);
        replayMatching = new ReplayMatchingButton(actions, () -> new BulkDryRunPanel(bulkDryRun, liveValues));
        this.dryRun = dryRun;
        this.csv = csv;
        this.exports = exports;
        this.liveValues = liveValues;
        this.signatureMonitor = signatureMonitor;
        list = EventList.create(inboxService, row -> open(row.id()), this::select, this::counted, filters::sort);
        replaySelected.setVisible(false);
        replaySelected.addClickListener(click -> actions.replaySelected(selected, this::clearSelection));
        addClassName("webhooks");
        header.addActions(new LiveIndicator());
        Div bar = new Div(
                new WebhookTabs(failureService, PATH),
                replaySelected,
                replayMatching,
                new Button("Rejected …", click -> new UnreadableDeliveriesDialog(unreadableDeliveries).open()),
                new Button("Replay failed …", click -> actions.replayFailed()));
        bar.addClassName("webhook-bar");
        layout = new DrawerLayout(list, "Webhook", 430, () -> open(null));
        add(header, bar, figures, signatures, progress, filters, layout);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        openId = event.getRouteParameters().getLong(ID).orElse(null);
        EventFilter requested = EventUrlState.filter(event.getLocation().getQueryParameters());
        if (!listed || !requested.equals(filter())) {
            listed = true;
            filters.show(requested);
            EventList.load(list, requested);
        }
        EventDetail detail = detail();
        if (openId != null && detail == null) {
            ReplayActions.showMessage("Event " + openId + " was not found. It may have been deleted.");
        }
        showDrawer(detail);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        filters.focusOnSlash();
        subscriptions.add(inboxService.stats().watch(ui, this::show));
        subscriptions.add(liveValues.createForUpdates(Topic.WEBHOOK, this::read).watch(ui, this::show));
        subscriptions.add(signatureMonitor.lines().watch(ui, signatures::showDetails));
        show(inboxService.stats().current());
        signatures.showDetails(signatureMonitor.lines().current());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        subscriptions.forEach(Subscription::close);
        subscriptions.clear();
    }

    private ViewData read() {
        return new ViewData(list.read(), detail());
    }

    private @Nullable EventDetail detail() {
        Long id = openId;
        return id == null ? null : inboxService.detail(id).orElse(null);
    }

    private void show(ViewData data) {
        list.show(data.list());
        if (data.opened() != null && Long.valueOf(data.opened().row().id()).equals(openId)) {
            showDrawer(data.opened());
        }
        header.setAsOf(Instant.now());
    }

    private void show(InboxStats stats) {
        BrowserTime time = BrowserTime.of(UI.getCurrent());
        figures.show(stats, time);
        signatures.show(stats.signatures());
        progress.show(stats.replay(), time);
    }

    private void showDrawer(@Nullable EventDetail detail) {
        list.setOpen(detail == null ? null : detail.row().id());
        if (detail == null) {
            layout.setDetail(null);
            return;
        }
        drawer.show(detail);
        layout.setDetail(drawer);
    }

    private void open(@Nullable Long id) {
        getUI().ifPresent(ui -> ui.navigate(path(id), EventUrlState.query(filter())));
    }

    private void applyFilter(EventFilter requested) {
        if (requested.equals(filter())) {
            return;
        }
        clearSelection();
        EventList.load(list, requested);
        getUI().ifPresent(ui -> ui.getPage()
                .getHistory()
                .replaceState(null, new Location(path(openId), EventUrlState.query(requested))));
    }

    private static String path(@Nullable Long id) {
        return id == null ? PATH : PATH + "/" + id;
    }

    private void counted(int count) {
        header.setSubtitle(NumberLabels.of(count, "event") + (list.asked().isFiltered() ? " · filtered" : ""));
        replayMatching.show(list.asked(), count);
        header.setAsOf(Instant.now());
    }

    private void select(Set<EventRow> rows) {
        selected = rows;
        replaySelected.setVisible(!rows.isEmpty());
        replaySelected.setText("Replay " + NumberLabels.of(rows.size()) + " selected");
    }

    private EventFilter filter() {
        return list.asked().filter();
    }

    private void clearSelection() {
        list.grid().deselectAll();
    }

    private void replay(EventRow row) {
        actions.replayOne(row);
    }

    private void showDryRun(EventRow row) {
        drawer.show(dryRun.of(row.id()));
    }

    private void download(DownloadEvent event) throws IOException {
        exports.send(
                event, "webhooks.csv", EventUrlState.query(filter()).getQueryString(), out -> csv.write(filter(), out));
    }
}
