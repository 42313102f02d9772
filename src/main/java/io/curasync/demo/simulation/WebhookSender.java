package io.curasync.demo.simulation;

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
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Delivers webhooks. If the receiver is unreachable or responds with status 429 or 5xx, retries up to six times. The delay doubles with
 * each retry. The timestamp of a signature is valid for five minutes. In the demo, all attempts together take less time than that.
 */
public final class WebhookSender implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WebhookSender.class);
    private static final int MAX_RETRIES = 6;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Supplier<URI> endpoint;
    private final WebhookSigner webhookSigner;
    private final JsonMapper json;
    private final RetryTemplate retry;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /**
     * Creates a sender.
     *
     * @param endpoint returns the URL of the webhook endpoint; called for each attempt, because the URL is unknown until the web
     *     server has started
     * @param secrets the webhook secrets of the receiver, separated by commas; the first one signs
     * @param initialDelay delay before the first retry
     */
    public WebhookSender(Supplier<URI> endpoint, String secrets, JsonMapper json, Duration initialDelay) {
        this.endpoint = endpoint;
        this.webhookSigner = new WebhookSigner(secrets);
        this.json = json;
        retry = new RetryTemplate(RetryPolicy.builder()
                .includes(IOException.class)
                .maxRetries(MAX_RETRIES)
                .delay(initialDelay)
                .multiplier(2)
                .build());
    }

    /**
     * Delivers a webhook. Returns when the receiver has accepted or rejected the webhook, or when all retries have failed.
     *
     * @return whether the receiver accepted the webhook
     * @throws InterruptedException if the thread was interrupted during the delivery
     */
    boolean deliver(OutgoingWebhook outgoingWebhook) throws InterruptedException {
        String body = json.writeValueAsString(Map.of("event", outgoingWebhook.event(), "data", outgoingWebhook.data()));
        Map<String, String> headers = webhookSigner.headers(outgoingWebhook, body);
        try {
            return Boolean.TRUE.equals(retry.execute(() -> send(body, headers)));
        } catch (RetryException e) {
            if (Thread.interrupted() || e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("Interrupted during the delivery of a webhook");
            }
            log.debug("Gave up delivery of webhook {} ({})", outgoingWebhook.id(), outgoingWebhook.event(), e);
            return false;
        }
    }

    /**
     * Sends the webhook once.
     *
     * @return whether the receiver accepted the webhook. If not, the receiver would also reject a retry.
     * @throws IOException if a retry may succeed
     */
    private boolean send(String body, Map<String, String> headers) throws IOException, InterruptedException {
        int status = client.send(request(body, headers), HttpResponse.BodyHandlers.discarding())
                .statusCode();
        if (status == 429 || status >= 500) {
            throw new IOException("The receiver responded with status " + status);
        }
        return status / 100 == 2;
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
