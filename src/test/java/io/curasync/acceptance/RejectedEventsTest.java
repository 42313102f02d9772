package io.curasync.acceptance;

import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static io.curasync.acceptance.WebhookClient.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An event that CuraSync or PostgreSQL rejects fails alone, and delays no other practice. */
class RejectedEventsTest extends AcceptanceHarness {

    /** Number of other practices, enough to have events in every partition. */
    static final int OTHERS = 24;

    private RejectingTrigger trigger;

    @BeforeEach
    void trigger() {
        trigger = new RejectingTrigger(database.jdbc());
    }

    @AfterEach
    void removeTrigger() {
        trigger.remove();
    }

    @Test
    void failsOnlyTheEventWithTooLongText() {
        createOtherPractices();
        String body = ReportedInputs.text("webhook-long-text.json");

        JsonNode event = failsWithoutDelayingOthers(body);

        assertThat(event.get("error").stringValue()).isEqualTo("specialty is longer than 200 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"54000", "22003", "22021", "23505", "23514", "P0001", "XX000"})
    void failsOnlyTheEventThatPostgresqlRejects(String sqlState) {
        createOtherPractices();
        trigger.create(sqlState);

        JsonNode event = failsWithoutDelayingOthers(
                practiceSeen("practice.created", "user_bad", RejectingTrigger.PRACTICE_ID, 1, "TX", ""));

        assertThat(event.get("error").stringValue())
                .isEqualTo("PostgreSQL refused it (%s): the trap sprang".formatted(sqlState));
        trigger.remove();
        admin.post("/api/webhooks/events/%d/replay".formatted(event.get("id").asLong()))
                .expect(202);
        await().atMost(SOON).until(() -> count("status = 'APPLIED' and event = 'practice.created'") == OTHERS + 1);
    }

    @Test
    void failsOnlyTheEventWhoseRollupPostgresqlRejects() {
        createOtherPractices();
        trigger.create("22003", "kpi_portfolio", "new.value = 'Trapping'");

        JsonNode event = failsWithoutDelayingOthers("""
                {"event":"practice.created","data":{"userId":"user_bad","practiceId":"prac_bad","specialty":"Trapping"}}""");

        assertThat(event.get("error").stringValue()).isEqualTo("PostgreSQL refused it (22003): the trap sprang");
        admin.get("/api/practices/" + RejectingTrigger.PRACTICE_ID).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "57014"})
    void retriesAConflictingEventLaterWithoutDelayingOthers(String sqlState) {
        createOtherPractices();
        trigger.create(sqlState);
        webhooks.send(practiceSeen("practice.created", "user_bad", RejectingTrigger.PRACTICE_ID, 1, "TX", ""))
                .expect(200);

        awaitOrdersOfAllOthers();

        await().atMost(SOON).until(() -> count("status = 'RECEIVED' and attempts > 0") == 1);
        assertThat(database.jdbc()
                        .sql("select error from webhook_attempt")
                        .query(String.class)
                        .list())
                .first()
                .isEqualTo("not applied: PostgreSQL failed (%s): the trap sprang".formatted(sqlState));
    }

    @Test
    void appliesEveryTextOrRejectsItWithAReason() {
        createOtherPractices();
        Map<String, Boolean> bodies = new LinkedHashMap<>();
        for (String template : List.of("""
                {"event":"practice.updated","data":{"userId":"user_1","practiceId":"prac_1","specialty":@}}""", """
                {"event":"practice.updated","data":{"userId":"user_1","practiceId":"prac_1","state":@}}""", """
                {"event":"practice.updated","data":{"userId":"user_1","practiceId":"prac_1","salesRep":@}}""", """
                {"event":"practice.created","data":{"userId":@,"specialty":@,"state":@,"salesRep":@}}""", """
                {"event":"practice.created","data":{"practiceId":@,"specialty":@,"salesRep":@}}""", """
                {"event":"practice.activated","data":{"userId":@,"activatedAt":"2026-10-05T09:15:00Z"}}""", """
                {"event":"practice.activated","data":{"practiceId":@,"activatedAt":"2026-10-05T09:15:00Z"}}""", """
                {"event":"order.placed","data":{"userId":"user_1","orderId":@,"orderDate":"2026-10-05T09:15:00Z"}}""", """
                {"event":"order.placed","data":{"userId":@,"orderId":"of @","orderDate":"2026-10-05T09:15:00Z"}}""")) {
            SampleTexts.accepted().values().forEach(text -> bodies.put(body(template, text), true));
            SampleTexts.refused().values().forEach(text -> bodies.put(body(template, text), false));
        }
        bodies.forEach((body, accepted) -> webhooks.send(body).expect(200));

        awaitOrdersOfAllOthers();

        await().atMost(SOON).until(() -> count("status = 'RECEIVED'") == 0);
        assertThat(database.jdbc()
                        .sql("select body, status, error from webhook_event where body = any(?)")
                        .param(bodies.keySet().toArray(String[]::new))
                        .query()
                        .listOfRows())
                .allSatisfy(event -> {
                    boolean accepted = bodies.get(String.valueOf(event.get("body")));
                    assertThat(event.get("status"))
                            .as(event.toString())
                            .isIn(accepted ? List.of("APPLIED", "WAITING") : List.of("FAILED"));
                    assertThat(event.get("error") == null).as(event.toString()).isEqualTo(accepted);
                    assertThat(String.valueOf(event.get("error")))
                            .as("found at the boundary")
                            .doesNotContain("PostgreSQL");
                });
        admin.get("/api/kpi/geo").expect(200);
        admin.get("/api/kpi/leaderboard").expect(200);
        admin.all("/api/practices");
    }

    /** Puts the text into each place of the template, and gives orders a unique id. */
    private static String body(String template, String text) {
        return template.replace("of @", "of " + text.hashCode()).replace("@", text);
    }

    @Test
    void appliesAmountsWithAnOverflowingSumWithoutDelay() {
        createOtherPractices();
        for (int i = 0; i < 120; i++) {
            webhooks.send(orderPlaced("user_0", "large_" + i, Instant.now()).replace("2080.00", "999999999999.99"))
                    .expect(200);
        }
        JsonNode rounded = processed(
                webhooks.send(orderPlaced("user_0", "rounded", Instant.now()).replace("2080.00", "999999999999.999")));

        assertThat(rounded.get("error").stringValue()).isEqualTo("orderAmount is not a plausible amount");
        awaitOrdersOfAllOthers();
        await().atMost(SOON).until(() -> count("status = 'APPLIED' and dedupe_key like 'order:large%'") == 120);
    }

    private void createOtherPractices() {
        for (int i = 0; i < OTHERS; i++) {
            webhooks.send(practiceSeen("practice.created", "user_" + i, "prac_" + i, 0, "TX", "Dana Reyes"))
                    .expect(200);
        }
        await().atMost(SOON).until(() -> count("status = 'APPLIED'") == OTHERS);
    }

    /**
     * Sends a webhook that fails, and orders of all other practices. Returns the failed event after all orders were
     * applied.
     */
    private JsonNode failsWithoutDelayingOthers(String body) {
        ApiClient.Response accepted = webhooks.send(body);
        awaitOrdersOfAllOthers();
        JsonNode event = processed(accepted);
        assertThat(event.get("status").stringValue()).isEqualTo("FAILED");
        assertThat(count("status = 'RECEIVED'")).isZero();
        return event;
    }

    private void awaitOrdersOfAllOthers() {
        for (int i = 0; i < OTHERS; i++) {
            webhooks.send(orderPlaced("user_" + i, "control_" + i, Instant.now()))
                    .expect(200);
        }
        await().atMost(SOON).until(() -> count("status = 'APPLIED' and dedupe_key like 'order:control%'") == OTHERS);
    }

    private long count(String condition) {
        return database.jdbc()
                .sql("select count(*) from webhook_event where " + condition)
                .query(Long.class)
                .single();
    }
}
