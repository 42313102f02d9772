package io.curasync.acceptance;

import static org.awaitility.Awaitility.await;

import io.curasync.acceptance.ApiDescription.Operation;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Compares the responses about webhooks and notifications with the API description. */
class WebhookApiTest extends ApiDescriptionHarness {

    @Test
    void matchesResponses() {
        sync();
        events();
        assertCallsEveryOperation(WEBHOOK_TAGS);
    }

    private void events() {
        byte[] order = WebhookClient.orderPlaced("user_00000001", "ord_1", Instant.now())
                .getBytes();
        Operation webhook = description.operations().get("receiveWebhook");
        JsonNode event = processed(recorded(webhook, webhooks.api().send(webhooks.hexSigned(order))));
        recorded(webhook, webhooks.api().send(webhooks.hexSigned("{}".getBytes())));
        call("webhookRefusals", admin, "", "");
        call("events", admin, "", "?status=applied");
        call("event", admin, event.get("id").asString(), "");
        call("replayEvent", admin, event.get("id").asString(), "?dryRun=true");
        call("replayEvent", admin, event.get("id").asString(), "");
        failures();
        JsonNode notifications = await().atMost(SOON)
                .until(() -> call("notifications", rep, "", "").json().get("notifications"), all -> !all.isEmpty());
        call("dismissNotification", rep, notifications.get(0).get("id").asString(), "");
    }

    private void failures() {
        JsonNode failed = processed(webhooks.send("""
                {"event":"practice.updated","data":{"userId":"user_00000001","totalOrders":-1}}"""));
        call("event", admin, failed.get("id").asString(), "");
        String fingerprint = call("failures", admin, "", "")
                .json()
                .at("/items/0/fingerprint")
                .stringValue();
        call("replayFailure", admin, fingerprint, "?dryRun=true");
        call("replayFailure", admin, fingerprint, "");
    }
}
