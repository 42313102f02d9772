package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static io.curasync.acceptance.WebhookClient.practiceActivated;
import static io.curasync.acceptance.WebhookClient.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Section 2 of the contract: processing of accepted events. */
class WebhookTest extends AcceptanceHarness {

    Instant now;

    @BeforeEach
    void aPractice() {
        assertThat(processed(webhooks.send(practiceSeen("practice.created", "user_1", "prac_1", 3, "TX", "Dana Reyes")))
                        .get("status")
                        .stringValue())
                .isEqualTo("APPLIED");
        now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

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
    void detectsDuplicatesByWebhookId() {
        String update = practiceSeen("practice.updated", "user_1", "prac_1", 9, "FL", "Dana Reyes");

        assertThat(duplicate(webhooks.sendStandard("msg_1", Instant.now(), update)))
                .isFalse();
        assertThat(duplicate(webhooks.sendStandard("msg_1", Instant.now(), update)))
                .isTrue();
        assertThat(duplicate(webhooks.sendStandard("msg_2", Instant.now(), update)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"id", "eventId"})
    void detectsDuplicatesByBodyId(String field) {
        String update = """
                {"%s":"evt_1","event":"practice.updated","data":{"userId":"user_1","totalOrders":%d}}""";

        assertThat(duplicate(webhooks.send(update.formatted(field, 7)))).isFalse();
        assertThat(duplicate(webhooks.send(update.formatted(field, 8)))).isTrue();
        awaitOrders(7);
    }

    @Test
    void detectsDuplicatesByNaturalKey() {
        assertThat(duplicate(webhooks.send(orderPlaced("user_1", "ord_1", now))))
                .isFalse();
        assertThat(duplicate(webhooks.send(orderPlaced("user_1", "ord_1", now.plusSeconds(1)))))
                .isTrue();
        assertThat(duplicate(webhooks.send(practiceActivated("user_1", "prac_1", now))))
                .isFalse();
        assertThat(duplicate(webhooks.send(practiceActivated("user_1", "prac_1", now))))
                .isTrue();
        String update = practiceSeen("practice.updated", "user_1", "prac_1", 9, "FL", "Dana Reyes");
        assertThat(duplicate(webhooks.send(update))).isFalse();
        assertThat(duplicate(webhooks.send(update)))
                .as("an update without any id")
                .isFalse();
    }

    @Test
    void countsAnOrderOnceAcrossDeliveryIds() {
        webhooks.sendStandard("msg_1", Instant.now(), orderPlaced("user_1", "ord_1", now))
                .expect(200);
        webhooks.sendStandard("msg_2", Instant.now(), orderPlaced("user_1", "ord_1", now))
                .expect(200);
        processed(webhooks.send(orderPlaced("user_1", "ord_1", now)));

        assertThat(totalOrders()).isEqualTo(4);
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

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a wrong type     | practice.updated   | {'userId':'user_1','totalOrders':'9'}",
                "a fraction       | practice.updated   | {'userId':'user_1','totalOrders':9.5}",
                "a wrong type     | practice.updated   | {'userId':'user_1','totalOrders':9,'state':7}",
                "a list           | practice.updated   | {'userId':['user_1'],'totalOrders':9}",
                "no id            | practice.updated   | {'totalOrders':9}",
                "below zero       | practice.updated   | {'userId':'user_1','totalOrders':-1,'state':'FL'}",
                "beyond           | practice.updated   | {'userId':'user_1','totalOrders':2147483648}",
                "far beyond       | practice.updated   | {'userId':'user_1','totalOrders':1e400}",
                "a long id        | practice.updated   | {'userId':'LONG','practiceId':'prac_1','totalOrders':9}",
                "control          | practice.updated   | {'userId':'user\\u0007','practiceId':'prac_1','totalOrders':9}",
                "NUL              | practice.updated   | {'userId':'user\\u0000','practiceId':'prac_1','totalOrders':9}",
                "impossible date  | practice.activated | {'userId':'user_1','activatedAt':'2026-02-30T00:00:00Z'}",
                "no date          | practice.activated | {'userId':'user_1'}",
                "impossible date  | order.placed       | {'userId':'user_1','orderId':'o','orderDate':'2026-13-01T00:00:00Z'}",
                "a word           | order.placed       | {'userId':'user_1','orderId':'o','orderDate':'tomorrow'}",
                "an amount text   | order.placed | {'userId':'user_1','orderId':'o','orderAmount':'x','orderDate':'2026-10-05T09:15:00Z'}",
                "below zero | order.placed | {'userId':'user_1','orderId':'o','orderAmount':-5,'orderDate':'2026-10-05T09:15:00Z'}",
                "below zero | order.placed | {'userId':'user_1','orderId':'o','orderAmount':-0.001,'orderDate':'2026-10-05T09:15:00Z'}",
                "too far ahead    | order.placed       | {'userId':'user_1','orderId':'o','orderDate':'2062-10-05T09:15:00Z'}",
                "before 2000      | order.placed       | {'userId':'user_1','orderId':'o','orderDate':'1999-12-31T23:59:59Z'}",
                "1970             | order.placed       | {'userId':'user_1','orderId':'o','orderDate':0}",
                "no date          | order.placed       | {'userId':'user_1','orderId':'o','orderDate':''}",
                "too far ahead    | practice.activated | {'userId':'user_1','activatedAt':'2199-01-01T00:00:00Z'}",
                "seconds ahead    | practice.activated | {'userId':'user_1','activatedAt':4102444800}",
                "nine digits      | practice.activated | {'userId':'user_1','activatedAt':999999999}",
                "below zero       | practice.activated | {'userId':'user_1','activatedAt':-1}",
                "endless          | practice.activated | {'userId':'user_1','activatedAt':1e400}",
                "no order id      | order.placed       | {'userId':'user_1','orderDate':'2026-10-05T09:15:00Z'}",
                "a long order id  | order.placed       | {'userId':'user_1','orderId':'LONG','orderDate':'2026-10-05T09:15:00Z'}",
                "control          | order.placed       | {'userId':'user_1','orderId':'o\\n1','orderDate':'2026-10-05T09:15:00Z'}",
            })
    void failsImplausibleEventsWithAReasonAndWithoutChanges(String what, String event, String data) {
        JsonNode before = practice("prac_1");

        JsonNode stored = processed(webhooks.send("{\"event\":\"%s\",\"data\":%s}"
                .formatted(event, data.replace('\'', '"').replace("LONG", "x".repeat(201)))));

        assertThat(stored.get("status").stringValue()).as(what).isEqualTo("FAILED");
        assertThat(stored.get("error").stringValue()).as(what).isNotBlank();
        assertThat(practice("prac_1")).as(what).isEqualTo(before);
        assertThat(overview().get("totalPractices").asLong()).isEqualTo(1);
        assertThat(totalOrders()).as(what).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "1791191700, 2026-10-05T09:15:00Z",
        "1791191700000, 2026-10-05T09:15:00Z",
        "1000000000, 2001-09-09T01:46:40Z",
        "946684800000, 2000-01-01T00:00:00Z"
    })
    void readsTenDigitTimestampsAsSeconds(long written, Instant read) {
        processed(webhooks.send("""
                {"event":"practice.activated","data":{"userId":"user_1","practiceId":"prac_1","activatedAt":%d}}""".formatted(written)));

        assertThat(practice("prac_1").get("activatedAt").stringValue()).isEqualTo(read.toString());
    }

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
    void acceptsAnIdOf200Characters() {
        String id = "x".repeat(200);

        assertThat(processed(webhooks.send(orderPlaced("user_1", id, Instant.now())))
                        .get("status")
                        .stringValue())
                .isEqualTo("APPLIED");
        assertThat(totalOrders()).isEqualTo(4);
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

    @Test
    void allowsTheInboxOnlyToAdmins() {
        ApiClient rep = rep("rep@example.com", "Dana Reyes");

        rep.get("/api/webhooks/events").expect(403);
        rep.get("/api/webhooks/refusals").expect(403);
        rep.post("/api/webhooks/events/1/replay").expect(403);
        anonymous.get("/api/webhooks/events").expect(401);
        admin.post("/api/webhooks/events/999999/replay").expect(404);
    }

    private static boolean duplicate(ApiClient.Response answer) {
        return answer.expect(200).json().get("duplicate").booleanValue();
    }
}
