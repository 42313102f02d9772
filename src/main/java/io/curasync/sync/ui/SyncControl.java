package io.curasync.sync.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.live.LiveBinding;
import io.curasync.sync.Freshness;
import io.curasync.sync.SyncMonitor;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncService;
import io.curasync.sync.SyncState;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.Icon;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.StatusBadge;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Shows the age of the data and the <em>Sync now</em> button. If a run may start, the button is a primary button. During a run, the button
 * shows the progress. Otherwise, the button is plain, and its tooltip names the missing setting or the time of the next possible start.
 */
@StyleSheet("context://assets/sync.css")
final class SyncControl extends Div {

    /** The run that the user started in this browser tab. When the run ends, a toast shows the outcome on the current screen. */
    private record StartedRun(long run) {}

    private final SyncService syncService;
    private final SyncNowAction syncNowAction;
    private final StatusBadge badge = new StatusBadge(StatusBadge.Kind.NEUTRAL, "Never synced");
    private final RelativeTime syncedAt = new RelativeTime();
    private final Button button = new Button();
    private final Span again = new Span();
    private @Nullable Freshness freshness;
    private @Nullable Idle idle;

    /**
     * State of the button while no run is in progress.
     *
     * @param missingSetting sentence that names the missing setting; empty if syncs can run
     * @param again text with the time of the next possible start; empty if neither the minimum interval nor a cooldown is in
     *     effect
     */
    private record Idle(String missingSetting, String again) {

        boolean possible() {
            return missingSetting.isEmpty() && again.isEmpty();
        }

        String hint() {
            return missingSetting.isEmpty() ? again : missingSetting;
        }
    }

    SyncControl(SyncMonitor monitor, SyncService syncService, AuditLog auditLog, CurrentUser user) {
        this.syncService = syncService;
        this.syncNowAction = new SyncNowAction(monitor, syncService, auditLog, user, this::started);
        addClassName("sync-control");
        badge.getElement().setAttribute("data-testid", "last-sync");
        button.addClassName("sync-now");
        button.addClickListener(click -> syncNowAction.press());
        again.addClassName("sync-again");
        add(badge, again, button);
        LiveBinding.follow(this, monitor.state(), this::show);
    }

    private void show(SyncState state) {
        showAge(state);
        SyncRun running = state.running();
        if (running == null) {
            showIdle(idle(state));
        } else {
            showRunning(running);
        }
        getUI().ifPresent(this::notifyOfEnd);
    }

    private void showAge(SyncState state) {
        syncedAt.setTime(state.lastSyncedAt());
        if (state.freshness() == freshness) {
            return;
        }
        freshness = state.freshness();
        switch (state.freshness()) {
            case NEVER -> badge.setStatus(StatusBadge.Kind.NEUTRAL, "Never synced");
            case FRESH -> badge.setStatus(StatusBadge.Kind.OK, "Synced");
            case LATE -> badge.setStatus(StatusBadge.Kind.WARN, "Late · synced");
            case OVERDUE -> badge.setStatus(StatusBadge.Kind.ERROR, "Overdue · synced");
        }
        badge.setTitle(
                freshness == Freshness.LATE || freshness == Freshness.OVERDUE
                        ? "Another sync should have succeeded since"
                        : "");
        if (freshness != Freshness.NEVER) {
            badge.add(syncedAt);
        }
    }

    private Idle idle(SyncState state) {
        Instant next = state.nextAllowedAt();
        return new Idle(
                Objects.requireNonNullElse(state.missingSetting(), ""),
                next == null ? "" : FreshnessLabels.again(next, BrowserTime.of(UI.getCurrent())));
    }

    private void showIdle(Idle newIdle) {
        if (newIdle.equals(idle)) {
            return;
        }
        idle = newIdle;
        boolean possible = newIdle.possible();
        button.setIcon(Icon.SYNC.create());
        button.setText("Sync now");
        button.setAriaLabel("Sync now");
        button.setTooltipText(possible ? null : newIdle.hint());
        button.removeClassName("sync-busy");
        button.setClassName("sync-early", !possible);
        if (possible) {
            button.addThemeVariants(ButtonVariant.PRIMARY);
        } else {
            button.removeThemeVariants(ButtonVariant.PRIMARY);
        }
        again.setText(newIdle.again());
        again.setVisible(!newIdle.again().isEmpty());
    }

    private void showRunning(SyncRun run) {
        if (idle != null || !button.hasClassName("sync-busy")) {
            idle = null;
            button.setIcon(Icon.SPINNER.create());
            button.removeThemeVariants(ButtonVariant.PRIMARY);
            button.removeClassName("sync-early");
            button.addClassName("sync-busy");
            again.setVisible(false);
        }
        Integer percent = run.percent();
        button.setText(SyncLabels.progress(run));
        button.setAriaLabel("Sync now · running on " + run.instance() + " · " + SyncLabels.progress(run));
        button.setTooltipText("Running on " + run.instance() + " · " + SyncLabels.progress(run));
        button.getStyle().set("--sync-progress", (percent == null ? 0 : percent) + "%");
    }

    private void started(SyncRun run) {
        getUI().ifPresent(ui -> ComponentUtil.setData(ui, StartedRun.class, new StartedRun(run.id())));
        showRunning(run);
    }

    private void notifyOfEnd(UI ui) {
        StartedRun startedRun = ComponentUtil.getData(ui, StartedRun.class);
        if (startedRun == null) {
            return;
        }
        syncService.find(startedRun.run()).filter(run -> !run.running()).ifPresent(run -> {
            ComponentUtil.setData(ui, StartedRun.class, null);
            SyncMessages.ended(run, BrowserTime.of(ui));
        });
    }
}
