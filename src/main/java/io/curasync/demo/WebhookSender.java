package io.curasync.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers webhooks, and tries again after 1, 2, 4, 8, 16 and 32 first pauses when the receiver is away or asks to. All
 * attempts together stay well within the five minutes for which a signature's timestamp is good.
 */
final class WebhookSender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);
    private static final int ATTEMPTS = 7;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Supplier<URI> door;
    private final WebhookSigner webhookSigner;
    private final JsonMapper json;
    private final Duration firstPause;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /** @param door asked at each attempt, as it is known only once the application listens */
    WebhookSender(Supplier<URI> door, WebhookSigner webhookSigner, JsonMapper json, Duration firstPause) {
        this.door = door;
        this.webhookSigner = webhookSigner;
        this.json = json;
        this.firstPause = firstPause;
    }

    /**
     * Blocks until the webhook is delivered or given up.
     *
     * @return whether it was accepted
     */
    boolean deliver(OutgoingWebhook outgoingWebhook) throws InterruptedException {
        String body = json.writeValueAsString(Map.of("event", outgoingWebhook.event(), "data", outgoingWebhook.data()));
        Map<String, String> headers = webhookSigner.headers(outgoingWebhook, body);
        String trouble = "";
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                Thread.sleep(firstPause.multipliedBy(1L << (attempt - 1)));
            }
            try {
                int status = client.send(request(body, headers), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status / 100 == 2) {
                    return true;
                }
                trouble = "answered " + status;
                if (status != 429 && status < 500) {
                    break;
                }
            } catch (IOException failure) {
                trouble = failure.toString();
            }
        }
        log.debug("The webhook {} ({}) was given up: {}", outgoingWebhook.id(), outgoingWebhook.event(), trouble);
        return false;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest request(String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(door.get())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }
}
