package io.curasync.sync.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import io.curasync.account.AuditLog;
import io.curasync.account.AuditedCsvDownload;
import io.curasync.account.CurrentUserAccess;
import io.curasync.live.LiveBinding;
import io.curasync.sync.SyncMonitor;
import io.curasync.sync.SyncOverview;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncService;
import io.curasync.sync.history.RunApprovalService;
import io.curasync.sync.history.RunCsv;
import io.curasync.sync.history.RunDetails;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.Card;
import io.curasync.ui.DrawerLayout;
import io.curasync.ui.EmptyState;
import io.curasync.ui.Icon;
import io.curasync.ui.ViewHeader;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Screen about syncs, for admins. It shows the run in progress, past runs with their outcomes, webhook loss, quarantine and skipped syncs.
 */
@Route("sync")
@PageTitle("Sync")
@Menu(title = "Sync", order = 110, icon = "sync")
@RolesAllowed("ADMIN")
@StyleSheet("context://assets/sync.css")
class SyncView extends Div implements HasUrlParameter<Long> {

    private final SyncService syncService;
    private final AuditLog auditLog;
    private final AuditedCsvDownload exports;
    private final RunCsv csv;
    private final ViewHeader header = new ViewHeader("Sync");
    private final Div off = new Div();
    private final WebhookWarning warning = new WebhookWarning();
    private final EmptyState empty =
            new EmptyState(Icon.SYNC, "No sync has run yet. Press “Sync now”, or wait for the next scheduled sync.");
    private final RunningCard running = new RunningCard(this::cancel);
    private final RunsCard runs = new RunsCard(this::goTo);
    private final WebhookLossCard webhookLoss = new WebhookLossCard();
    private final SkippedSyncList skippedSyncs = new SkippedSyncList("No sync was skipped recently.");
    private final QuarantineCard quarantine = new QuarantineCard();
    private final RunTable table = new RunTable();
    private final Button older = new Button("Show older runs", click -> showOlder());
    private final RunDrawer drawer;
    private final DrawerLayout layout;
    private final Div cards;
    private @Nullable Long opened;

    SyncView(
            SyncMonitor monitor,
            RunDetails details,
            RunApprovalService runApprovalService,
            SyncService syncService,
            AuditLog auditLog,
            AuditedCsvDownload exports,
            RunCsv csv) {
        this.syncService = syncService;
        this.auditLog = auditLog;
        this.exports = exports;
        this.csv = csv;
        drawer = new RunDrawer(details, runApprovalService, this::close);
        Div row = new Div(runs, webhookLoss, new Card("Skipped syncs", skippedSyncs), quarantine);
        row.addClassName("sync-columns");
        cards = new Div(running, row, history());
        cards.addClassName("sync-cards");
        off.addClassName("sync-off");
        older.addThemeVariants(ButtonVariant.TERTIARY);
        Div list = new Div(off, warning, empty, cards);
        list.addClassName("sync-list");
        layout = new DrawerLayout(list, "Sync run", 560, this::close);
        addClassName("sync");
        add(header, layout);
        LiveBinding.follow(this, monitor.overview(), this::show);
    }

    @Override
    public void setParameter(BeforeEvent event, @OptionalParameter @Nullable Long id) {
        open(id);
    }

    /**
     * Opens a run in the drawer. If the run does not exist, closes the drawer and shows a message.
     *
     * @param id id of the run; null to close the drawer
     */
    void open(@Nullable Long id) {
        opened = id;
        table.mark(id);
        if (id == null) {
            layout.setDetail(null);
            return;
        }
        syncService
                .find(id)
                .ifPresentOrElse(
                        run -> {
                            drawer.show(run);
                            layout.setDetail(drawer);
                        },
                        () -> {
                            layout.setDetail(null);
                            SyncMessages.show("Sync " + id + " was not found.");
                        });
    }

    private void close() {
        getUI().ifPresent(ui -> ui.navigate(SyncView.class));
    }

    private void show(SyncOverview overview) {
        String missing = overview.state().missingSetting();
        boolean nothing = overview.runs().isEmpty();
        BrowserTime time = BrowserTime.of(UI.getCurrent());
        header.setSubtitle(ScheduleLabels.nextRuns(overview.state(), time));
        off.setVisible(missing != null);
        off.setText(missing);
        warning.show(overview.warning());
        empty.setVisible(nothing && missing == null);
        cards.setVisible(!nothing);
        running.show(overview.state(), time);
        runs.show(overview.runs());
        webhookLoss.show(overview.runs());
        skippedSyncs.show(overview.skippedSyncs(), time);
        quarantine.show(overview);
        if (table.show(overview.runs())) {
            older.setVisible(overview.runs().size() == SyncOverview.MAX_RUNS);
        }
        overview.runs().stream()
                .filter(run -> Long.valueOf(run.id()).equals(opened))
                .findFirst()
                .ifPresent(drawer::show);
    }

    private Card history() {
        Anchor export = new Anchor(this::download, "");
        export.add(Icon.DOWNLOAD.create(), new Span("CSV"));
        export.addClassName("sync-export");
        export.getElement().setAttribute("download", true).setAttribute("aria-label", "Export as CSV");
        Div scroller = new Div(table);
        scroller.addClassName("sync-scroller");
        Card card = new Card("History", scroller, older);
        card.setActions(export);
        return card;
    }

    private void showOlder() {
        List<SyncRun> more = syncService.runs(table.oldest(), SyncOverview.MAX_RUNS);
        table.append(more);
        older.setVisible(more.size() == SyncOverview.MAX_RUNS);
    }

    private void goTo(long id) {
        getUI().ifPresent(ui -> ui.navigate(SyncView.class, id));
    }

    private void cancel(long id) {
        if (syncService.cancel(id)) {
            auditLog.record(CurrentUserAccess.require().email(), "sync.cancel", "run " + id, null);
        } else {
            SyncMessages.show("Sync " + id + " has already ended.");
        }
    }

    private void download(DownloadEvent event) throws IOException {
        exports.send(event, "syncs.csv", null, csv::write);
    }
}
