package io.curasync.webhook.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import io.curasync.account.CurrentUserAccess;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.ConfirmationDialog;
import io.curasync.ui.NumberLabels;
import io.curasync.webhook.EventStatus;
import io.curasync.webhook.inbox.EventRow;
import io.curasync.webhook.inbox.ReplayService;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Replays events that the user has chosen. Asks for confirmation if there are several events, or if the event is already applied. */
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
     * Replays events after a confirmation.
     *
     * @param done called after the replay was started
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
                            "Replaying " + NumberLabels.of(started, "event") + "."
                                    + (left == 0
                                            ? ""
                                            : " " + NumberLabels.of(left)
                                                    + " cannot be replayed: their payload was deleted, or another event replaced them."));
                    done.run();
                });
    }

    /** Asks for a time and replays all events that failed since then. */
    void replayFailed() {
        new ReplayFailedDialog(replayService, BrowserTime.of(UI.getCurrent()), this::replayFailedSince).open();
    }

    static void showMessage(String message) {
        Notification.show(message, MESSAGE_MILLIS, Notification.Position.BOTTOM_END);
    }

    private void replayFailedSince(Instant since) {
        showMessage("Replaying " + NumberLabels.of(replayService.replayAllFailedSince(since, user()), "event") + ".");
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
