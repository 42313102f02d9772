package io.curasync.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {

    private final TestDatabase database = TestDatabase.create();
    private final Inbox inbox = new Inbox(database.jdbc());

    @Test
    void keepsABatchInOrderAndKnowsWhatItHad() {
        Inbox.StoredDelivery first = inbox.store(List.of(delivery("order:1"))).getFirst();

        List<Inbox.StoredDelivery> kept =
                inbox.store(List.of(delivery(null), delivery("order:1"), delivery("order:2"), delivery("order:2")));

        assertThat(kept).extracting(Inbox.StoredDelivery::duplicate).containsExactly(false, true, false, true);
        assertThat(kept.get(1).id()).isEqualTo(first.id());
        assertThat(kept.get(3).id()).isEqualTo(kept.get(2).id());
        assertThat(database.jdbc()
                        .sql("select id from webhook_event order by received_at, id")
                        .query(Long.class)
                        .list())
                .containsExactly(first.id(), kept.get(0).id(), kept.get(2).id());
    }

    @Test
    void anUnknownTypeIsKeptAsIgnored() {
        inbox.store(List.of(new Delivery("practice.exploded", null, "{}", 0, false, null)));

        assertThat(database.jdbc()
                        .sql("select status from webhook_event")
                        .query(String.class)
                        .list())
                .containsExactly("IGNORED");
    }

    private static Delivery delivery(String key) {
        return new Delivery("order.placed", key, "{}", 0, true, Instant.parse("2026-03-01T08:00:00Z"));
    }
}
