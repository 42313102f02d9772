package io.curasync.webhook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InboxTest {

    private final TestDatabase database = TestDatabase.create();
    private final Inbox inbox = new Inbox(database.jdbc());

    @Test
    void storesABatchInOrderAndDetectsDuplicates() {
        Inbox.StoredDelivery first = inbox.store(List.of(delivery("order:1"))).getFirst();

        List<Inbox.StoredDelivery> stored =
                inbox.store(List.of(delivery(null), delivery("order:1"), delivery("order:2"), delivery("order:2")));

        assertThat(stored).extracting(Inbox.StoredDelivery::duplicate).containsExactly(false, true, false, true);
        assertThat(stored.get(1).id()).isEqualTo(first.id());
        assertThat(stored.get(3).id()).isEqualTo(stored.get(2).id());
        assertThat(database.jdbc()
                        .sql("select id from webhook_event order by received_at, id")
                        .query(Long.class)
                        .list())
                .containsExactly(first.id(), stored.get(0).id(), stored.get(2).id());
    }

    @Test
    void storesAnUnknownTypeAsIgnored() {
        inbox.store(List.of(SampleDelivery.of("practice.exploded", null, "{}")));

        assertThat(database.jdbc()
                        .sql("select status from webhook_event")
                        .query(String.class)
                        .list())
                .containsExactly("IGNORED");
    }

    @Test
    void storesTheColumnsOfADelivery() {
        EventIds ids = new EventIds("prac_1", "user_\"1\",{}\\", "ord_1");
        inbox.store(List.of(
                new Delivery("order.placed", ids, "order:1", "{}", 7, Instant.parse("2026-03-01T08:00:00Z")),
                delivery("order:2")));

        assertThat(
                        rows(
                                "practice_id, user_id, order_id, partition, status, source_at::timestamptz(0) at time zone 'UTC'"))
                .containsExactly(
                        "prac_1 user_\"1\",{}\\ ord_1 7 RECEIVED 2026-03-01 08:00:00.0",
                        "null null null 0 RECEIVED null");
    }

    @Test
    void storesTheIdsOfACorrection() {
        inbox.store(List.of(of("user_1", "wrong")));
        database.jdbc().sql("update webhook_event set status = 'FAILED'").update();

        inbox.store(List.of(of("user_2", "right")));

        assertThat(rows("practice_id, user_id, order_id, status"))
                .containsExactly("null user_1 ord_1 FAILED", "null user_2 ord_1 RECEIVED");
    }

    private static Delivery of(String userId, String body) {
        return new Delivery("order.placed", new EventIds(null, userId, "ord_1"), "order:ord_1", body, 0, null);
    }

    private List<String> rows(String columns) {
        return database
                .jdbc()
                .sql("select %s from webhook_event order by id".formatted(columns))
                .query()
                .listOfRows()
                .stream()
                .map(row -> row.values().stream().map(String::valueOf).collect(Collectors.joining(" ")))
                .toList();
    }

    private static Delivery delivery(@Nullable String key) {
        return SampleDelivery.order(key, "{}");
    }
}
