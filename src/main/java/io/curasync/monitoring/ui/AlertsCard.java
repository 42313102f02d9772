package io.curasync.monitoring.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.alert.AlertDelivery;
import io.curasync.monitoring.alert.AlertStatus;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.Card;
import io.curasync.ui.FeedItem;
import io.curasync.ui.Icon;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.RelativeTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Card with the settings of alerts and the latest alerts. Shows only the hosts of URLs, because the paths may be secret. */
final class AlertsCard extends Composite<Card> {

    private final Paragraph alerts = new Paragraph();
    private final Paragraph heartbeat = new Paragraph();
    private final Div deliveries = new Div();
    private final Button test;
    private @Nullable AlertStatus shown;

    /**
     * Creates the card.
     *
     * @param sendTest called when the user requests a test alert
     */
    AlertsCard(Runnable sendTest) {
        test = new Button("Send a test alert", click -> sendTest.run());
    }

    @Override
    protected Card initContent() {
        Card card = new Card("Alerts", alerts, heartbeat, deliveries);
        card.addClassName("health-alerts");
        card.setActions(test);
        return card;
    }

    void show(AlertStatus status, BrowserTime time) {
        if (status.equals(shown)) {
            return;
        }
        shown = status;
        test.setVisible(status.alertHost() != null);
        alerts.setText(
                status.alertHost() == null
                        ? "Incidents are not posted. Set CURASYNC_ALERT_URL, such as a Slack incoming webhook."
                        : "Incidents are posted to %s, %s."
                                .formatted(status.alertHost(), status.signed() ? "signed" : "without a signature"));
        heartbeat.setText(
                status.heartbeatHost() == null
                        ? "No heartbeat is sent. Set CURASYNC_HEARTBEAT_URL to be alerted when CuraSync itself stops."
                        : "A heartbeat is sent to %s while no check has failed.".formatted(status.heartbeatHost()));
        deliveries.removeAll();
        status.deliveries().forEach(delivery -> deliveries.add(item(delivery, time)));
    }

    private static FeedItem item(AlertDelivery delivery, BrowserTime time) {
        boolean delivered = delivery.deliveredAt() != null;
        return new FeedItem(
                delivered ? Icon.CHECK : delivery.error() == null ? Icon.SEND : Icon.WARNING,
                delivered ? FeedItem.Tone.OK : delivery.error() == null ? FeedItem.Tone.NEUTRAL : FeedItem.Tone.ERROR,
                title(delivery),
                state(delivery, time),
                new RelativeTime(delivery.createdAt()));
    }

    private static String title(AlertDelivery delivery) {
        CheckId check = delivery.check();
        String label = check == null ? "A former check" : check.label();
        return switch (delivery.type()) {
            case TEST -> "Test alert";
            case OPENED -> "Incident: " + label;
            case WORSENED -> label + " is now failing";
            case RESOLVED -> label + " recovered";
        };
    }

    private static String state(AlertDelivery delivery, BrowserTime time) {
        Instant next = delivery.nextAttemptAt();
        if (delivery.deliveredAt() != null) {
            return "Delivered";
        }
        if (delivery.error() == null) {
            return "Waiting to be sent";
        }
        String attempts = " after " + NumberLabels.of(delivery.attempts(), "attempt");
        return delivery.error()
                + (next == null ? " Given up" + attempts + "." : " Retry at " + time.time(next) + attempts + ".");
    }
}
