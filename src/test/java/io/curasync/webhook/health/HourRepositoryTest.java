package io.curasync.webhook.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HourRepositoryTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final HourRepository repository = new HourRepository(DATABASE.jdbc());

    @BeforeEach
    void clear() {
        DATABASE.clear();
        repository.markAlive();
    }

    @Test
    void countsEachEventOnce() {
        insert(30, "timestamptz '2026-03-02 14:05:00Z' + n * interval '20 seconds'");

        assertThat(repository.countEvents()).isEqualTo(30);
        insert(5, "timestamptz '2026-03-02 14:59:59.9Z'");
        insert(1, "timestamptz '2026-03-02 15:00:00Z'");
        assertThat(repository.countEvents()).isEqualTo(6);
        assertThat(repository.countEvents()).isZero();

        WebhookHistory history = repository.history(Instant.EPOCH);
        assertThat(history.first()).isEqualTo("2026-03-02T14:00:00Z");
        assertThat(history.hour(Instant.parse("2026-03-02T14:00:00Z")).events()).isEqualTo(35);
        assertThat(history.hour(Instant.parse("2026-03-02T14:00:00Z")).activeMinutes())
                .isEqualTo(12);
        assertThat(history.hour(Instant.parse("2026-03-02T15:00:00Z")).minutes())
                .isEqualTo(1);
        assertThat(history.hour(Instant.parse("2026-03-02T16:00:00Z")).events()).isZero();
    }

    @Test
    void countsALargeInboxInBatches() {
        insert(HourRepository.BATCH_SIZE + 10, "timestamptz '2026-03-02 14:05:00Z'");

        assertThat(repository.countEvents()).isEqualTo(HourRepository.BATCH_SIZE);
        assertThat(repository.countEvents()).isEqualTo(10);
    }

    @Test
    void countsEachEventOnceOnSeveralInstances() {
        insert(3 * HourRepository.BATCH_SIZE, "timestamptz '2026-03-02 14:05:00Z'");

        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> {
                            for (int i = 0; i < 4; i++) {
                                repository.countEvents();
                            }
                        }))
                        .limit(4)
                        .toArray(CompletableFuture[]::new))
                .join();
        while (repository.countEvents() > 0) {
            // Counts the rest.
        }

        assertThat(repository
                        .history(Instant.EPOCH)
                        .hour(Instant.parse("2026-03-02T14:00:00Z"))
                        .events())
                .isEqualTo(3 * HourRepository.BATCH_SIZE);
    }

    @Test
    void doesNotCountAnEventThatMayBePrecededByAnUncommittedOne() {
        insert(1, "clock_timestamp()");

        assertThat(repository.countEvents()).isZero();
        assertThat(repository.last().last()).isNotNull();
    }

    @Test
    void recordsThePauseBeforeTheFirstStart() {
        assertThat(repository.history(Instant.EPOCH).pauses())
                .singleElement()
                .extracting(WebhookHistory.Pause::startedAt)
                .isEqualTo(Instant.EPOCH);
    }

    @Test
    void recordsOnlyPausesOfMoreThanAMinute() {
        alive("50 seconds");
        repository.markAlive();
        assertThat(repository.history(Instant.EPOCH).pauses()).hasSize(1);

        alive("3 minutes");
        repository.markAlive();
        repository.markAlive();

        assertThat(repository.history(Instant.EPOCH).pauses())
                .hasSize(2)
                .last()
                .satisfies(pause -> assertThat(Duration.between(pause.startedAt(), pause.endedAt()))
                        .isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4)));
    }

    @Test
    void readsTheTimeOfTheLastWebhook() {
        assertThat(repository.last().last()).isNull();
        insert(3, "timestamptz '2026-03-02 14:05:00Z' + n * interval '1 second'");
        assertThat(repository.last().last()).isEqualTo("2026-03-02T14:05:03Z");

        DATABASE.jdbc().sql("""
                insert into webhook_acceptance (period_start, secret, secret_suffix, scheme, deliveries, last_at)
                values ('2026-03-02 15:00Z', 1, 'abcd', 'HEX', 1, '2026-03-02 15:02Z')""").update();
        assertThat(repository.last().last()).as("a duplicate").isEqualTo("2026-03-02T15:02:00Z");
    }

    @Test
    void storesTheGreatestNumberOfFailuresPerHour() {
        insert(4, "now()");
        DATABASE.jdbc()
                .sql("update webhook_event set status = 'FAILED', processed_at = now()")
                .update();
        repository.countFailed();
        DATABASE.jdbc()
                .sql("update webhook_event set status = 'APPLIED' where id > 1")
                .update();
        repository.countFailed();

        assertThat(DATABASE.jdbc()
                        .sql("select max(failed) from webhook_hour")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
    }

    private static void alive(String ago) {
        DATABASE.jdbc()
                .sql("update webhook_watch set alive_at = clock_timestamp() - interval '%s'".formatted(ago))
                .update();
    }

    private static void insert(int events, String receivedAt) {
        String insert = """
                insert into webhook_event (id, event, body, status, received_at)
                select nextval('webhook_event_id'), 'order.placed', '{}', 'APPLIED', %s from generate_series(1, %d) n""";
        DATABASE.jdbc().sql(insert.formatted(receivedAt, events)).update();
    }
}
