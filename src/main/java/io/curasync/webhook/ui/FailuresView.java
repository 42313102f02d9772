package io.curasync.webhook.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import io.curasync.live.LiveBinding;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.DrawerLayout;
import io.curasync.ui.LiveIndicator;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.ViewHeader;
import io.curasync.ui.list.LiveList;
import io.curasync.webhook.inbox.BulkDryRun;
import io.curasync.webhook.inbox.FailureDetail;
import io.curasync.webhook.inbox.FailureGroup;
import io.curasync.webhook.inbox.FailureService;
import io.curasync.webhook.inbox.InboxService;
import io.curasync.webhook.inbox.ReplayService;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Screen with the failed events, grouped by type and reason. The user can start a dry run or a replay of a group. */
@Route(FailuresView.PATH)
@RouteAlias(FailuresView.PATH + "/:" + FailuresView.FINGERPRINT + "([0-9a-f]{16})")
@PageTitle("Webhook failures")
@RolesAllowed("ADMIN")
@StyleSheet("context://assets/webhooks.css")
class FailuresView extends Div implements BeforeEnterObserver {

    static final String PATH = WebhooksView.PATH + "/failures";
    static final String FINGERPRINT = "fingerprint";

    private final FailureService failureService;
    private final ViewHeader header = new ViewHeader("Webhook failures");
    private final LiveList<FailureList.Query, FailureGroup> list;
    private final DrawerLayout layout;
    private final FailureDrawer drawer;

    /** Fingerprint of the group in the drawer; null if the drawer is closed. Volatile because a background thread reads it. */
    private volatile @Nullable String openFingerprint;

    /**
     * Data of the screen, read from the database.
     *
     * @param fingerprint fingerprint of the group in the drawer; null if the drawer is closed
     * @param opened the group in the drawer; empty if the drawer is closed or the group has no failed events anymore
     */
    private record ViewData(
            LiveList.Fresh<FailureList.Query, FailureGroup> rows,
            @Nullable String fingerprint,
            Optional<FailureDetail> opened) {}

    FailuresView(
            FailureService failureService,
            InboxService inboxService,
            ReplayService replayService,
            BulkDryRun bulkDryRun,
            LiveValues liveValues) {
        this.failureService = failureService;
        ReplayActions actions = new ReplayActions(replayService);
        ReplayProgressBar progress = new ReplayProgressBar();
        LiveBinding.follow(
                progress,
                inboxService.stats(),
                stats -> progress.show(stats.replay(), BrowserTime.of(UI.getCurrent())));
        list = FailureList.create(failureService, group -> open(group.fingerprint()), this::counted);
        drawer = new FailureDrawer(
                new BulkDryRunPanel(bulkDryRun, liveValues), () -> open(null), actions::replayFailure);
        layout = new DrawerLayout(list, "Failure", 430, () -> open(null));
        header.addActions(new LiveIndicator());
        addClassName("webhooks");
        add(header, new WebhookTabs(failureService, PATH), progress, layout);
        LiveBinding.followUpdates(
                this,
                liveValues
                        .createFamily(Topic.WEBHOOK, LiveValues.TEXT_UPDATE_INTERVAL, view -> read())
                        .of(this),
                this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        openFingerprint = event.getRouteParameters().get(FINGERPRINT).orElse(null);
        list.setOpen(openFingerprint);
        Optional<FailureDetail> detail = detail(openFingerprint);
        if (openFingerprint != null && detail.isEmpty()) {
            ReplayActions.showMessage("No failed event with this failure was found. They may have been replayed.");
        }
        detail.ifPresent(drawer::show);
        layout.setDetail(detail.isPresent() ? drawer : null);
    }

    private ViewData read() {
        String fingerprint = openFingerprint;
        return new ViewData(list.read(), fingerprint, detail(fingerprint));
    }

    private Optional<FailureDetail> detail(@Nullable String fingerprint) {
        return Optional.ofNullable(fingerprint).flatMap(failureService::detail);
    }

    private void show(ViewData data) {
        list.show(data.rows());
        header.setAsOf(Instant.now());
        if (data.fingerprint() != null && data.fingerprint().equals(openFingerprint)) {
            data.opened().ifPresentOrElse(drawer::show, drawer::showResolved);
        }
    }

    private void open(@Nullable String fingerprint) {
        getUI().ifPresent(ui -> ui.navigate(fingerprint == null ? PATH : PATH + "/" + fingerprint));
    }

    private void counted(int groups) {
        header.setSubtitle(NumberLabels.of(groups, "group") + " of failed events with the same reason");
        header.setAsOf(Instant.now());
    }
}
