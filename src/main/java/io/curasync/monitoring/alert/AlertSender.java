package io.curasync.monitoring.alert;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.platform.BackgroundLoop;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Background loop that posts alerts to {@code CURASYNC_ALERT_URL}, and retries failed ones. */
@Component
class AlertSender extends BackgroundLoop {

    private static final Logger log = LoggerFactory.getLogger(AlertSender.class);
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final AlertOutbox outbox;
    private final AlertProperties properties;
    private final ChangeSignal signal;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    AlertSender(AlertOutbox outbox, AlertProperties properties, ChangeSignal signal) {
        super("alert-sender", POLL_INTERVAL, POLL_INTERVAL, TIMEOUT);
        this.outbox = outbox;
        this.properties = properties;
        this.signal = signal;
    }

    @Override
    public boolean isAutoStartup() {
        return properties.isConfigured();
    }

    @Override
    protected boolean work() throws InterruptedException {
        Optional<AlertOutbox.Alert> due = outbox.claim();
        if (due.isEmpty()) {
            return false;
        }
        AlertOutbox.Alert alert = due.get();
        try {
            int status = post(alert);
            if (status / 100 == 2) {
                outbox.delivered(alert.id());
            } else {
                fail(alert, "The alert URL answered %d.".formatted(status));
            }
        } catch (IOException e) {
            fail(
                    alert,
                    "The alert URL could not be reached: %s."
                            .formatted(e.getClass().getSimpleName()));
        }
        signal.publish(Topic.MONITORING);
        return true;
    }

    private void fail(AlertOutbox.Alert alert, String error) {
        if (alert.isLastAttempt()) {
            log.error("Alert {} was not delivered and is given up: {}", alert.id(), error);
        } else {
            log.warn("Alert {} was not delivered and will be sent again: {}", alert.id(), error);
        }
        outbox.failed(alert.id(), error);
    }

    private int post(AlertOutbox.Alert alert) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(properties.uri())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(alert.body()));
        sign(request, alert);
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void sign(HttpRequest.Builder request, AlertOutbox.Alert alert) {
        String id = "alert_" + alert.id();
        long now = Instant.now().getEpochSecond();
        request.header("webhook-id", id).header("webhook-timestamp", Long.toString(now));
        if (properties.secret() != null) {
            request.header("webhook-signature", AlertSignature.of(properties.secret(), id, now, alert.body()));
        }
    }
}
