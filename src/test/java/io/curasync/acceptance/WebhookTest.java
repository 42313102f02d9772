package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static io.curasync.acceptance.WebhookClient.practiceActivated;
import static io.curasync.acceptance.WebhookClient.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Section 2 of the contract: processing of accepted events. */
class WebhookTest extends WebhookHarness {

    @Test
    void appliesAllFourEventsToTheFigures() {
        assertThat(overview().get("totalPractices").asLong()).isEqualTo(1);
        assertThat(overview().get("totalOrders").asLong()).isEqualTo(3);
        assertThat(overview().get("activePractices").asLong()).isZero();
        assertThat(overview().get("unmatchedPractices").asLong()).isEqualTo(1);

        processed(webhooks.send(practiceActivated("user_1", "prac_1", now)));
        assertThat(overview().get("activePractices").asLong()).isEqualTo(1);
        assertThat(overview().get("recentActivations").asLong()).isEqualTo(1);
        assertThat(practice("prac_1").get("activatedAt").stringValue()).isEqualTo(now.toString());

        processed(webhooks.send(orderPlaced("user_1", "ord_1", Instant.now())));
        assertThat(overview().get("totalOrders").asLong()).isEqualTo(4);

        processed(webhooks.send(practiceSeen("practice.updated", "user_1", "prac_1", 9, "FL", "Dana Reyes")));
        assertThat(overview().get("totalOrders").asLong()).isEqualTo(9);
        JsonNode state = admin.get("/api/kpi/geo").json().get("states").get(0);
        assertThat(state.get("state").stringValue()).isEqualTo("FL");
        assertThat(state.get("orders").asLong()).isEqualTo(9);
        assertThat(state.get("activePractices").asLong()).isEqualTo(1);
        assertThat(practice("prac_1").get("specialty").stringValue()).isEqualTo("Wound Care");
    }

    @Test
    void keepsValuesThatTheEventOmits() {
        processed(webhooks.send("""
                {"event":"practice.updated","data":{"userId":"user_1","state":"NV"}}"""));

        JsonNode practice = practice("prac_1");
        assertThat(practice.get("state").stringValue()).isEqualTo("NV");
        assertThat(practice.get("totalOrders").asInt()).isEqualTo(3);
        assertThat(practice.get("salesRep").stringValue()).isEqualTo("Dana Reyes");
    }

    @Test
    void answersAsTheContractSpecifies() {
        JsonNode answer =
                webhooks.send(orderPlaced("user_1", "ord_1", now)).expect(200).json();

        assertThat(answer.get("success").booleanValue()).isTrue();
        assertThat(answer.get("received").booleanValue()).isTrue();
        assertThat(answer.get("eventId").isString()).isTrue();
        assertThat(answer.get("duplicate").booleanValue()).isFalse();
    }

    @Test
    void storesAndIgnoresUnknownEvents() {
        JsonNode event = processed(webhooks.send("""
                {"event":"practice.danced","data":{"userId":"user_1","totalOrders":99}}"""));

        assertThat(event.get("status").stringValue()).isEqualTo("IGNORED");
        assertThat(event.get("event").stringValue()).isEqualTo("practice.danced");
        assertThat(totalOrders()).isEqualTo(3);
    }

    @Test
    void appliesAWaitingOrderAfterAWebhookCreatesItsPractice() {
        ApiClient.Response order = webhooks.send(orderPlaced("user_2", "ord_2", now));
        assertThat(processed(order).get("status").stringValue()).isEqualTo("WAITING");
        assertThat(totalOrders()).isEqualTo(3);

        processed(webhooks.send("""
                {"event":"practice.created","data":{"userId":"user_2","practiceId":"prac_2","state":"TX"}}"""));

        awaitOrders(4);
        assertThat(processed(order).get("status").stringValue()).isEqualTo("APPLIED");
    }

    @Test
    void appliesAWaitingOrderAfterASyncCreatesItsPractice() {
        webhooks.send(orderPlaced("user_00000001", "ord_2", Instant.now().plusSeconds(60)))
                .expect(200);
        SOURCE.populate(1);
        SOURCE.put(new SourcePractice("prac_1", "user_1", "TX", null, null, 3, "Dana Reyes"));

        assertThat(sync().get("status").stringValue()).isEqualTo("SUCCEEDED");

        awaitOrders(3 + SourcePractice.number(1).totalOrders() + 1);
    }

    @Test
    void allowsTheInboxOnlyToAdmins() {
        ApiClient rep = rep("rep@example.com", "Dana Reyes");

        rep.get("/api/webhooks/events").expect(403);
        rep.get("/api/webhooks/refusals").expect(403);
        rep.post("/api/webhooks/events/1/replay").expect(403);
        anonymous.get("/api/webhooks/events").expect(401);
        admin.post("/api/webhooks/events/999999/replay").expect(404);
    }
}
