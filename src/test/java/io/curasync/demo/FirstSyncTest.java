package io.curasync.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FirstSyncTest {

    private static final Receiver.Answer RUNNING = new Receiver.Answer(
            200, "{\"success\":true,\"skipped\":true,\"message\":\"running\",\"lastSyncedAt\":null}");

    @Test
    void asksUntilASyncHasEnded() throws Exception {
        try (Receiver application = new Receiver(n -> switch (n) {
            case 1 -> new Receiver.Answer(202, "{}");
            case 2 -> new Receiver.Answer(502, "{}");
            case 3 -> RUNNING;
            default -> new Receiver.Answer(200, "{\"success\":true,\"syncedAt\":\"2026-11-24T15:00:00Z\"}");
        })) {
            assertThat(firstSync(application).await()).isTrue();
            assertThat(application.received())
                    .hasSize(4)
                    .allMatch(one -> "Bearer cron".equals(one.headers().getFirst("Authorization")));
        }
    }

    @Test
    void isContentWithOneThatEndedBefore() throws Exception {
        try (Receiver application = new Receiver(number -> new Receiver.Answer(
                200, "{\"success\":true,\"skipped\":true,\"lastSyncedAt\":\"2026-11-24T15:00:00Z\"}"))) {
            assertThat(firstSync(application).await()).isTrue();
            assertThat(application.received()).hasSize(1);
        }
    }

    @Test
    void doesNotInsistWhereItIsRefused() throws Exception {
        try (Receiver application = new Receiver(number -> new Receiver.Answer(404, ""))) {
            assertThat(firstSync(application).await()).isFalse();
            assertThat(application.received()).hasSize(1);
        }
    }

    @Test
    void asksAgainWhenTheConnectionFails() throws Exception {
        URI nobody;
        try (Receiver gone = new Receiver(number -> RUNNING)) {
            nobody = gone.address();
        }
        try (Receiver application =
                new Receiver(number -> new Receiver.Answer(200, "{\"syncedAt\":\"2026-11-24T15:00:00Z\"}"))) {
            Iterator<URI> addresses = List.of(nobody, application.address()).iterator();
            FirstSync firstSync =
                    new FirstSync(addresses::next, "cron", JsonMapper.builder().build(), Duration.ofMillis(1));
            assertThat(firstSync.await()).isTrue();
            assertThat(application.received()).hasSize(1);
        }
    }

    private static FirstSync firstSync(Receiver application) {
        return new FirstSync(application::address, "cron", JsonMapper.builder().build(), Duration.ofMillis(1));
    }
}
