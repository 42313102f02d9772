package io.curasync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.demo.simulation.StubReceiver;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FirstSyncTest {

    private static final StubReceiver.Response RUNNING = new StubReceiver.Response(
            200, "{\"success\":true,\"skipped\":true,\"message\":\"running\",\"lastSyncedAt\":null}");

    @Test
    void retriesUntilASyncHasEnded() throws Exception {
        try (StubReceiver application = new StubReceiver(n -> switch (n) {
            case 1 -> new StubReceiver.Response(202, "{}");
            case 2 -> new StubReceiver.Response(502, "{}");
            case 3 -> RUNNING;
            default -> new StubReceiver.Response(200, "{\"success\":true,\"syncedAt\":\"2026-11-24T15:00:00Z\"}");
        })) {
            assertThat(firstSync(application).await()).isTrue();
            assertThat(application.received())
                    .hasSize(4)
                    .allMatch(request -> "Bearer cron".equals(request.headers().getFirst("Authorization")));
        }
    }

    @Test
    void acceptsAnEarlierSync() throws Exception {
        try (StubReceiver application = new StubReceiver(number -> new StubReceiver.Response(
                200, "{\"success\":true,\"skipped\":true,\"lastSyncedAt\":\"2026-11-24T15:00:00Z\"}"))) {
            assertThat(firstSync(application).await()).isTrue();
            assertThat(application.received()).hasSize(1);
        }
    }

    @Test
    void stopsIfTheRequestIsRejected() throws Exception {
        try (StubReceiver application = new StubReceiver(number -> new StubReceiver.Response(404, ""))) {
            assertThat(firstSync(application).await()).isFalse();
            assertThat(application.received()).hasSize(1);
        }
    }

    @Test
    void retriesAfterAConnectionFailure() throws Exception {
        URI nobody;
        try (StubReceiver closed = new StubReceiver(number -> RUNNING)) {
            nobody = closed.address();
        }
        try (StubReceiver application =
                new StubReceiver(number -> new StubReceiver.Response(200, "{\"syncedAt\":\"2026-11-24T15:00:00Z\"}"))) {
            Iterator<URI> addresses = List.of(nobody, application.address()).iterator();
            FirstSync firstSync =
                    new FirstSync(addresses::next, "cron", JsonMapper.builder().build(), Duration.ofMillis(1));
            assertThat(firstSync.await()).isTrue();
            assertThat(application.received()).hasSize(1);
        }
    }

    private static FirstSync firstSync(StubReceiver application) {
        return new FirstSync(application::address, "cron", JsonMapper.builder().build(), Duration.ofMillis(1));
    }
}
