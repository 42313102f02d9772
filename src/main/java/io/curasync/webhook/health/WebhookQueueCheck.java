package io.curasync.webhook.health;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import io.curasync.ui.NumberLabels;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Health check of the event queue. It warns if an event has been due for more than a minute, or if the rate limit rejects deliveries. It
 * fails if an event has been due for more than five minutes, or if an instance rejects deliveries because too many are waiting to be
 * stored.
 */
@Component
class WebhookQueueCheck implements HealthCheck {

    private static final Duration WARN_AGE = Duration.ofMinutes(1);
    private static final Duration FAIL_AGE = Duration.ofMinutes(5);

    private static final String ACTION =
            "Look in the log of the instances for errors of the webhook workers; if there are none,"
                    + " raise CURASYNC_WEBHOOK_WORKERS.";

    private final QueueQuery query;

    WebhookQueueCheck(QueueQuery query) {
        this.query = query;
    }

    @Override
    public CheckId id() {
        return CheckId.WEBHOOK_QUEUE;
    }

    @Override
    public CheckResult run() {
        QueueQuery.Queue queue = query.read();
        return judge(queue).with(details(queue));
    }

    private static CheckResult judge(QueueQuery.Queue queue) {
        Duration age = queue.oldestAge();
        String depth = depth(queue);
        if (queue.queueFull() > 0) {
            return CheckResult.fail(
                    "%s rejected in the last 10 min, because the queue of an instance was full."
                            .formatted(wereOf(queue.queueFull())),
                    "Check that PostgreSQL stores data fast enough; if it does, start another instance.");
        }
        if (age.compareTo(FAIL_AGE) > 0) {
            return CheckResult.fail(depth, ACTION);
        }
        if (age.compareTo(WARN_AGE) > 0) {
            return CheckResult.warn(depth, ACTION);
        }
        if (queue.rateLimited() > 0) {
            return CheckResult.warn(
                    "%s rejected by the rate limit in the last hour.".formatted(wereOf(queue.rateLimited())),
                    "Raise curasync.webhook.rate-limit if these deliveries come from CuraGenesis.");
        }
        return CheckResult.ok(depth);
    }

    private static String wereOf(long deliveries) {
        return deliveries == 1 ? "1 delivery was" : "%s deliveries were".formatted(NumberLabels.of(deliveries));
    }

    private static String depth(QueueQuery.Queue queue) {
        if (queue.queued() == 0) {
            return "The queue is empty.";
        }
        String events = queue.queued() > QueueQuery.MAX_READ
                ? "More than %s events are queued".formatted(NumberLabels.of(QueueQuery.MAX_READ))
                : "%s %s queued"
                        .formatted(NumberLabels.of(queue.queued(), "event"), queue.queued() == 1 ? "is" : "are");
        return queue.oldestSeconds() == null
                ? "%s and not due yet.".formatted(events)
                : "%s, the oldest for %s.".formatted(events, NumberLabels.duration(queue.oldestAge()));
    }

    private static List<String> details(QueueQuery.Queue queue) {
        List<String> details = new ArrayList<>();
        if (queue.waiting() > 0) {
            details.add("%s for a practice that is not known yet, %s for more than a day."
                    .formatted(
                            queue.waiting() == 1
                                    ? "1 event waits"
                                    : "%s events wait".formatted(NumberLabels.of(queue.waiting())),
                            NumberLabels.of(queue.waitingLong())));
        }
        return details;
    }
}
