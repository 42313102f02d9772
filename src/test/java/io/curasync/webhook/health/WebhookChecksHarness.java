package io.curasync.webhook.health;

import io.curasync.testing.TestDatabase;
import io.curasync.webhook.ingest.RejectReason;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Health checks of webhooks on planted events and deliveries. */
abstract class WebhookChecksHarness {

    static final TestDatabase DATABASE = TestDatabase.create();

    final JdbcClient jdbc = DATABASE.jdbc();

    @BeforeEach
    void clear() {
        DATABASE.clear();
    }

    void reject(RejectReason reason, String address, long deliveries, String ago) {
        jdbc.sql("""
                insert into webhook_rejection (period_start, reason, address, deliveries, last_at)
                select date_bin('10 minutes', at, timestamptz 'epoch'), ?, ?, ?, at
                from (select now() - ?::interval as at) t""").params(reason.name(), address, deliveries, ago).update();
    }

    void event(String status, String ago, String processedAt) {
        String insert = """
                insert into webhook_event (id, event, body, status, received_at, processed_at, error)
                values (nextval('webhook_event_id'), 'order.placed', '{}', ?, now() - ?::interval, %s, 'no state')""";
        jdbc.sql(insert.formatted(processedAt)).params(status, ago).update();
    }
}
