package io.curasync.webhook.ui;

import com.vaadin.flow.component.html.Div;
import io.curasync.platform.RecentPeriod;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.chart.KpiFigure;
import io.curasync.webhook.EventStatus;
import io.curasync.webhook.InboxStats;
import io.curasync.webhook.inbox.EventFilter;
import java.time.Duration;
import java.time.Instant;

/** Row of cards: four key figures of the inbox, and the latency. */
final class InboxStatsRow extends Div {

    private final KpiFigure queued = new KpiFigure("webhooks-queued", "In the queue");
    private final KpiFigure failed = new KpiFigure("webhooks-failed", "Failed");
    private final KpiFigure waiting = new KpiFigure("webhooks-waiting", "Waiting for a practice");
    private final KpiFigure applied = new KpiFigure("webhooks-applied", "Applied, last hour");
    private final LatencyCard latency = new LatencyCard();

    InboxStatsRow() {
        addClassNames("cs-kpis", "webhook-board");
        queued.setHref(listUrl(EventStatus.RECEIVED, RecentPeriod.ALL));
        failed.setHref(listUrl(EventStatus.FAILED, RecentPeriod.ALL));
        waiting.setHref(listUrl(EventStatus.WAITING, RecentPeriod.ALL));
        applied.setHref(listUrl(EventStatus.APPLIED, RecentPeriod.HOUR));
        add(queued, failed, waiting, applied, latency);
    }

    /** Returns the URL of the event list, filtered by status and time of receipt. */
    private static String listUrl(EventStatus status, RecentPeriod period) {
        return WebhooksView.PATH + "?"
                + EventUrlState.query(new EventFilter("", null, status, "", period))
                        .getQueryString();
    }

    /**
     * Updates the figures.
     *
     * @param time time zone and format of the user's browser
     */
    void show(InboxStats stats, BrowserTime time) {
        Instant oldest = stats.oldestDue();
        queued.show(KpiFigure.Content.of(
                stats.queued(),
                oldest == null
                        ? stats.queued() == 0 ? "queue is empty" : "not due yet"
                        : "oldest waits " + NumberLabels.roundedDuration(Duration.between(oldest, Instant.now()))));
        failed.show(
                KpiFigure.Content.of(stats.failed(), stats.failed() == 0 ? "none" : "replay after fixing the cause"));
        waiting.show(KpiFigure.Content.of(stats.waiting(), "applied when the practice arrives"));
        applied.show(KpiFigure.Content.of(stats.appliedLastHour(), "received and applied"));
        latency.show(stats.latency(), time);
    }
}
