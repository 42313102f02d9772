package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Section 2 of the contract: implausible events fail without changing anything. */
class WebhookPlausibilityTest extends WebhookHarness {

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
    void acceptsAnIdOf200Characters() {
        String id = "x".repeat(200);

        assertThat(processed(webhooks.send(orderPlaced("user_1", id, Instant.now())))
                        .get("status")
                        .stringValue())
                .isEqualTo("APPLIED");
        assertThat(totalOrders()).isEqualTo(4);
    }
}
