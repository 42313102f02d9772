package io.curasync.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Training run that creates the JVM's AOT cache. Requests the sign-in page, so that the cache also contains the classes that the page uses.
 * Then shuts the application down gracefully, so that the JVM writes the cache.
 *
 * <p>The setting {@code spring.context.exit=onRefresh} is not used for this, because it leaves the embedded PostgreSQL running.
 */
@Component
@ConditionalOnBooleanProperty("curasync.startup-training")
class AotTrainingRun {

    /** Paths to request: the readiness check, the sign-in page, and the first request that the script of this page sends. */
    private static final List<String> REQUESTS =
            List.of("/actuator/health/readiness", "/login", "/login?v-r=init&location=login&query=");

    @EventListener
    void train(ApplicationReadyEvent ready) {
        String port = ready.getApplicationContext().getEnvironment().getRequiredProperty("local.server.port");
        REQUESTS.forEach(path -> request(URI.create("http://localhost:" + port + path)));
        // Runs on another thread, because the shutdown waits for this one.
        Thread.ofPlatform().name("startup-training").start(() -> System.exit(0));
    }

    private static void request(URI address) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
