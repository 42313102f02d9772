package io.curasync.webhook.ui;

import com.vaadin.flow.component.html.Div;
import io.curasync.base.KpiFigure;
import io.curasync.webhook.InboxBoard;
import java.time.Duration;
import java.time.Instant;

/** The inbox in four figures, and its latency. */
final class BoardRow extends Div {

    private final KpiFigure queued = new KpiFigure("webhooks-queued", "In the queue");
    private final KpiFigure failed = new KpiFigure("webhooks-failed", "Failed");
    private final KpiFigure waiting = new KpiFigure("webhooks-waiting", "Waiting for a practice");
    private final KpiFigure applied = new KpiFigure("webhooks-applied", "Applied, last hour");
    private final LatencyCard latency = new LatencyCard();

    BoardRow() {
        addClassNames("cs-kpis", "webhook-board");
        add(queued, failed, waiting, applied, latency);
    }

    void show(InboxBoard board) {
        queued.setValue(board.queued());
        Instant oldest = board.oldestQueued();
        queued.setFootnote(
                oldest == null
                        ? "nothing waits"
                        : "the oldest for " + Words.age(Duration.between(oldest, Instant.now())));
        failed.setValue(board.failed());
        failed.setFootnote(board.failed() == 0 ? "none" : "replay them when the cause is mended");
        waiting.setValue(board.waiting());
        waiting.setFootnote("applied once it is known");
        applied.setValue(board.appliedLastHour());
        applied.setFootnote("of those received in it");
        latency.show(board.latency());
    }
}
