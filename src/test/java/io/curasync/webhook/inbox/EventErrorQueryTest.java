package io.curasync.webhook.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.ErrorEntry;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventErrorQueryTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final EventErrorQuery query = new EventErrorQuery(DATABASE.jdbc());

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void listsFailedEventsWithoutIds() {
        event("FAILED", "orderDate is before the year 2000: 1999-01-01T00:00:00Z", 1);
        event("FAILED", "orderDate is before the year 2000: 1998-01-01T00:00:00Z", 2);
        event("FAILED", "orderId is missing", 3);
        event("FAILED", "too old", 8 * 24);
        event("RECEIVED", "not applied: PostgreSQL failed", 1);
        event("APPLIED", "earlier", 1);

        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "2 orderDate is before the year … /webhooks/failures",
                        "1 orderId is missing /webhooks/failures");
    }

    @Test
    void countsEventsWithTheSameReason() {
        for (int i = 0; i < 12; i++) {
            event("FAILED", "orderId is missing", 1);
        }
        assertThat(lines()).containsExactly("12 orderId is missing /webhooks/failures");
    }

    private static void event(String status, String error, int hoursAgo) {
        DATABASE.jdbc()
                .sql("""
                insert into webhook_event (id, event, status, received_at, processed_at, error)
                select nextval('webhook_event_id'), 'order.placed', :status, at, case when :status <> 'RECEIVED' then at end, :error
                from (select now() - :hours * interval '1 hour' as at) x
                """)
                .param("status", status)
                .param("error", error)
                .param("hours", hoursAgo)
                .update();
    }

    private List<String> lines() {
        return query.failuresSince(Instant.now().minus(Duration.ofDays(7)), 100).stream()
                .map(EventErrorQueryTest::line)
                .toList();
    }

    private static String line(ErrorEntry entry) {
        return "%d %s %s".formatted(entry.count(), entry.summary(), entry.link());
    }
}
