package io.curasync.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the cron endpoint, as a cloud scheduler would, until a sync has ended. */
final class FirstSync {

    private static final Logger log = LoggerFactory.getLogger(FirstSync.class);
    private static final int MAX_ATTEMPTS = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final Supplier<URI> application;
    private final String cronSecret;
    private final JsonMapper json;
    private final Duration retryDelay;

    FirstSync(Supplier<URI> application, String cronSecret, JsonMapper json, Duration retryDelay) {
        this.application = application;
        this.cronSecret = cronSecret;
        this.json = json;
        this.retryDelay = retryDelay;
    }

    /**
     * Requests a sync, repeatedly if necessary, and waits until a sync has ended. A sync that ended before the request is sufficient.
     *
     * @return false if the application rejected the request, or if no sync has ended after {@value #MAX_ATTEMPTS} attempts; a response with
     *     status 429 is not a rejection
     */
    boolean await() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
                try {
                    HttpResponse<String> answer = request(client);
                    if (ended(answer)) {
                        return true;
                    }
                    if (rejected(answer.statusCode())) {
                        log.warn("The first sync was rejected: {} {}", answer.statusCode(), answer.body());
                        return false;
                    }
                } catch (IOException failure) {
                    log.warn("Could not request the first sync: {}", failure.toString());
                }
                Thread.sleep(retryDelay);
            }
        }
        return false;
    }

    private static boolean rejected(int status) {
        return status >= 400 && status < 500 && status != 429;
    }

    private HttpResponse<String> request(HttpClient client) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(application.get().resolve("api/kpi/sync-practices/cron?wait=25"))
                        .timeout(TIMEOUT)
                        .header("Authorization", "Bearer " + cronSecret)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /**
     * Returns whether the response contains the end time of a sync. If the requested sync was skipped, this is the end time of the previous
     * sync.
     */
    private boolean ended(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            return false;
        }
        try {
            JsonNode body = json.readTree(answer.body());
            return body.hasNonNull(body.path("skipped").asBoolean(false) ? "lastSyncedAt" : "syncedAt");
        } catch (JacksonException notJson) {
            return false;
        }
    }
}
