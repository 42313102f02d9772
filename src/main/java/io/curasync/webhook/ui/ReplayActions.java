package io.curasync.webhook.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import io.curasync.account.CurrentUserAccess;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.ConfirmationDialog;
import io.curasync.ui.NumberLabels;
import io.curasync.webhook.EventStatus;
import io.curasync.webhook.inbox.EventRow;
import io.curasync.webhook.inbox.EventSelection;
import io.curasync.webhook.inbox.FailureGroup;
import io.curasync.webhook.inbox.ReplayService;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Replays the events that the user has chosen. Asks for confirmation, except for a single event that is not applied yet. */
final class ReplayActions {

    private static final int MESSAGE_MILLIS = 7000;

    private final ReplayService replayService;

    ReplayActions(ReplayService replayService) {
        this.replayService = replayService;
    }

    void replayOne(EventRow row) {
        if (row.status() != EventStatus.APPLIED) {
            replay(row.id());
            return;
        }
        confirm(
                "Replay event " + row.id() + "?",
                "It is already applied. Applying it again changes nothing that is newer.",
                () -> replay(row.id()));
    }

    /**
     * Replays events after the user has confirmed. Then shows the number of events that are replayed, and the number of events that cannot
     * be replayed.
     *
     * @param done called after the replay has started
     */
    void replaySelected(Collection<EventRow> rows, Runnable done) {
        List<Long> ids = rows.stream().map(EventRow::id).toList();
        long applied =
                rows.stream().filter(row -> row.status() == EventStatus.APPLIED).count();
        confirm(
                "Replay " + NumberLabels.of(ids.size(), "event") + "?",
                applied == 0
                        ? ""
                        : NumberLabels.of(applied)
                                + " of them are already applied. Applying them again changes nothing that is newer.",
                () -> {
                    int started = replayService.replaySelected(ids, user());
                    int left = ids.size() - started;
                    showMessage(
                            started(started)
                                    + (left == 0
                                            ? ""
                                            : " " + NumberLabels.of(left)
                                                    + " cannot be replayed: their payload was deleted, or another event replaced them."));
                    done.run();
                });
    }

    /**
     * Opens a dialog about the events that match the filter of the list. Replays these events if the user confirms.
     *
     * @param dryRun dry run panel of the dialog
     */
    void replayMatching(EventSelection selection, BulkDryRunPanel dryRun) {
        new ReplayMatchingDialog(selection, replayService.count(selection), dryRun, () -> replayInBackground(selection))
                .open();
    }

    /** Replays the events of a failure group if the user confirms. */
    void replayFailure(FailureGroup group) {
        confirm(
                "Replay " + NumberLabels.of(group.replayable(), "event") + "?",
                "All failed events with this reason are applied again, in the background.",
                () -> replayInBackground(EventSelection.ofFailure(group)));
    }

    private void replayInBackground(EventSelection selection) {
        showMessage(started(replayService.replay(selection, user())));
    }

    /** Asks the user for a time. Replays the events that have failed since then and still have a payload. */
    void replayFailed() {
        new ReplayFailedDialog(replayService, BrowserTime.of(UI.getCurrent()), this::replayFailedSince).open();
    }

    static void showMessage(String message) {
        Notification.show(message, MESSAGE_MILLIS, Notification.Position.BOTTOM_END);
    }

    private void replayFailedSince(Instant since) {
        showMessage(started(replayService.replayAllFailedSince(since, user())));
    }

    private static String started(int events) {
        return events == 0
                ? "No event can be replayed anymore."
                : "Replaying " + NumberLabels.of(events, "event") + ".";
    }

    private void replay(long id) {
        showMessage(
                replayService.replayOne(id, user())
                        ? "Event " + id + " is in the queue again."
                        : "Event " + id
                                + " cannot be replayed: its payload was deleted, or another event replaced it.");
    }

    private static void confirm(String question, String text, Runnable confirmed) {
        new ConfirmationDialog(question, "Replay", confirmed).withText(text).open();
    }

    private static String user() {
        return CurrentUserAccess.require().email();
    }
}
