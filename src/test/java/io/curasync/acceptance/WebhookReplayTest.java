package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static io.curasync.acceptance.WebhookClient.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Replays of failed and applied events. */
class WebhookReplayTest extends WebhookHarness {

    @Test
    void acceptsAFutureOrderDateAtALaterReplay() {
        JsonNode failed = processed(webhooks.send(orderPlaced("user_1", "ord_1", now.plusSeconds(2 * 86_400))));
        assertThat(failed.get("error").stringValue()).contains("orderDate is more than a day in the future");
        long id = failed.get("id").asLong();
        database.jdbc()
                .sql("update webhook_event set body = replace(body, ?, ?) where id = ?")
                .params(now.plusSeconds(2 * 86_400).toString(), now.toString(), id)
                .update();

        admin.post("/api/webhooks/events/%d/replay".formatted(id)).expect(202);

        awaitOrders(4);
    }

    @Test
    void replaysAFailedEvent() {
        JsonNode failed = processed(webhooks.send("""
                {"event":"practice.updated","data":{"userId":"user_1","totalOrders":"9"}}"""));
        long id = failed.get("id").asLong();
        database.jdbc()
                .sql("update webhook_event set body = replace(body, '\"9\"', '9') where id = ?")
                .param(id)
                .update();

        admin.post("/api/webhooks/events/%d/replay".formatted(id)).expect(202);

        awaitOrders(9);
        assertThat(event(id).get("status").stringValue()).isEqualTo("APPLIED");
        assertThat(event(id).get("error").isNull()).isTrue();
    }

    @Test
    void replayOfAnAppliedEventChangesNothing() {
        JsonNode applied = processed(webhooks.send(orderPlaced("user_1", "ord_1", Instant.now())));
        processed(webhooks.send(practiceSeen("practice.updated", "user_1", "prac_1", 12, "FL", "Dana Reyes")));
        JsonNode before = practice("prac_1");

        long id = applied.get("id").asLong();
        admin.post("/api/webhooks/events/%d/replay".formatted(id)).expect(202);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(event(id).get("status").stringValue()).isEqualTo("APPLIED");
            assertThat(event(id).get("processedAt")).isNotEqualTo(applied.get("processedAt"));
        });

        assertThat(practice("prac_1").get("totalOrders")).isEqualTo(before.get("totalOrders"));
        assertThat(practice("prac_1").get("state")).isEqualTo(before.get("state"));
    }
}
