package io.curasync.notification;

import io.curasync.base.Quantity;
import io.curasync.webhook.WebhooksFailed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Notifies the admins of webhooks that failed: at most once an hour, for what fails rarely fails alone. */
@Component
class WebhookNews {

    private final Telling telling;

    WebhookNews(Telling telling) {
        this.telling = telling;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(WebhooksFailed failed) {
        telling.tellAdmins(
                NotificationKind.WEBHOOK_FAILED,
                "hour " + Instant.now().truncatedTo(ChronoUnit.HOURS),
                null,
                failed.events() == 1
                        ? failed.error()
                        : "%s, the first: %s".formatted(Quantity.of(failed.events(), "event"), failed.error()),
                null);
    }
}
