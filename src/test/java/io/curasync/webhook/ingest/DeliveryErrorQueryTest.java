package io.curasync.webhook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.ErrorEntry;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryErrorQueryTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final DeliveryErrorQuery query = new DeliveryErrorQuery(DATABASE.jdbc());

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    @Test
    void combinesDeliveriesByReason() {
        delivery("The body has no data object", 1);
        delivery("The body has no data object", 2);
        delivery("too old", 8 * 24);

        delivery("The body is not JSON: Unexpected character ('x' (code 120))", 3);
        delivery("The body is not JSON: Unexpected character ('y' (code 121))", 4);

        assertThat(lines())
                .containsExactly(
                        "2 Signed delivery could not be read: The body has no data object /webhooks",
                        "2 Signed delivery could not be read: The body is not JSON: Unexpected character (… (code …)) /webhooks");
    }

    @Test
    void countsDeliveriesWithAWrongSignature() {
        DATABASE.jdbc().sql("""
                insert into webhook_rejection (period_start, reason, address, deliveries, last_at) values
                (now() - interval '1 hour', 'SIGNATURE_WRONG', '192.0.2.1', 3, now() - interval '1 hour'),
                (now() - interval '2 hours', 'SIGNATURE_MISSING', '192.0.2.2', 4, now() - interval '2 hours'),
                (now() - interval '2 hours', 'METHOD', '192.0.2.2', 5, now() - interval '2 hours')
                """).update();

        assertThat(lines()).containsExactly("7 Delivery was rejected because of its signature /webhooks");
    }

    private static void delivery(String reason, int hoursAgo) {
        DATABASE.jdbc()
                .sql("""
                insert into unreadable_delivery (at, reason, bytes, excerpt)
                values (now() - :hours * interval '1 hour', :reason, 2, '{}')
                """)
                .param("reason", reason)
                .param("hours", hoursAgo)
                .update();
    }

    private List<String> lines() {
        return query.failuresSince(Instant.now().minus(Duration.ofDays(7)), 100).stream()
                .map(DeliveryErrorQueryTest::line)
                .toList();
    }

    private static String line(ErrorEntry entry) {
        return "%d %s %s".formatted(entry.count(), entry.summary(), entry.link());
    }
}
