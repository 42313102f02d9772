package io.curasync.notification;

import io.curasync.ui.NumberLabels;
import io.curasync.webhook.WebhooksFailed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notifies admins of failed webhooks at most once per clock hour, because usually several webhooks fail at the same time. The first failure
 * opens an incident. While the incident has been open for less than a day, admins who receive notifications of incidents get no
 * notification of failed webhooks.
 */
@Component
class WebhookNotificationListener {

    private final NotificationWriter notificationWriter;

    WebhookNotificationListener(NotificationWriter notificationWriter) {
        this.notificationWriter = notificationWriter;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(WebhooksFailed failed) {
        notificationWriter.writeForAdmins(
                NotificationKind.WEBHOOK_FAILED,
                "hour " + Instant.now().truncatedTo(ChronoUnit.HOURS),
                null,
                failed.events() == 1
                        ? failed.error()
                        : "%s, the first: %s".formatted(NumberLabels.of(failed.events(), "event"), failed.error()),
                null);
    }
}
