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
 * Delivers webhooks. Retries after 1, 2, 4, 8, 16 and 32 initial delays if the receiver is unavailable or requests
 * it. All attempts together take well below the five minutes for which a signature's timestamp is valid.
 */
final class WebhookSender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);
    private static final int MAX_ATTEMPTS = 7;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Supplier<URI> endpoint;
    private final WebhookSigner webhookSigner;
    private final JsonMapper json;
    private final Duration initialDelay;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /** @param endpoint called for each attempt, because the URL is only known once the application listens */
    WebhookSender(Supplier<URI> endpoint, WebhookSigner webhookSigner, JsonMapper json, Duration initialDelay) {
        this.endpoint = endpoint;
        this.webhookSigner = webhookSigner;
        this.json = json;
        this.initialDelay = initialDelay;
    }

    /**
     * Blocks until the webhook is delivered or given up.
     *
     * @return whether it was accepted
     */
    boolean deliver(OutgoingWebhook outgoingWebhook) throws InterruptedException {
        String body = json.writeValueAsString(Map.of("event", outgoingWebhook.event(), "data", outgoingWebhook.data()));
        Map<String, String> headers = webhookSigner.headers(outgoingWebhook, body);
        String error = "";
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            if (attempt > 0) {
                Thread.sleep(initialDelay.multipliedBy(1L << (attempt - 1)));
            }
            try {
                int status = client.send(request(body, headers), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status / 100 == 2) {
                    return true;
                }
                error = "answered " + status;
                if (status != 429 && status < 500) {
                    break;
                }
            } catch (IOException failure) {
                error = failure.toString();
            }
        }
        log.debug("Gave up delivery of webhook {} ({}): {}", outgoingWebhook.id(), outgoingWebhook.event(), error);
        return false;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest request(String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint.get())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }
}
