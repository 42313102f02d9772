package io.curasync.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class InboxGaugesTest {

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final double MINUTE = 60;
    private static final double HOUR = 3_600;

    private final JdbcClient jdbc = DATABASE.jdbc();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final InboxGauges gauges = new InboxGauges(jdbc, registry);

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void measuresTheAgeOfAnEventSinceItsReceipt() {
        assertThat(age()).isZero();
        event(1, "RECEIVED", "2 hours");

        assertThat(age()).isBetween(2 * HOUR, 2 * HOUR + MINUTE);
        assertThat(depth()).isEqualTo(1);
    }

    @Test
    void measuresTheAgeOfAReplayedEventSinceItsReplay() {
        event(1, "FAILED", "2 days");

        assertThat(new ReplayQueue(jdbc).requeue(List.of(1L), true, "morgan@example.com"))
                .isEqualTo(1);

        assertThat(depth()).isEqualTo(1);
        assertThat(age()).isBetween(Double.MIN_VALUE, MINUTE);
    }

    @Test
    void measuresTheAgeOfARetriedEventSinceItsRetry() {
        event(1, "RECEIVED", "2 days");
        jdbc.sql("update webhook_event set attempts = 1, next_attempt_at = now() + interval '1 hour'")
                .update();
        assertThat(age()).isZero();
        assertThat(depth()).isEqualTo(1);

        jdbc.sql("update webhook_event set next_attempt_at = now() - interval '1 hour'")
                .update();
        assertThat(age()).isBetween(HOUR, HOUR + MINUTE);
    }

    private double age() {
        return gauge("curasync.webhook.queue.age.seconds");
    }

    private double depth() {
        return gauge("curasync.webhook.queue.depth");
    }

    private double gauge(String name) {
        gauges.refresh();
        return registry.get(name).gauge().value();
    }

    private void event(long id, String status, String ago) {
        jdbc.sql("""
                        insert into webhook_event (id, event, body, status, received_at)
                        values (?, 'order.placed', '{}', ?, now() - ?::interval)""").params(id, status, ago).update();
    }
}
