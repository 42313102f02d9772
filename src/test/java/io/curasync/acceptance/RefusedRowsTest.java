package io.curasync.acceptance;

import static io.curasync.acceptance.Webhooks.orderPlaced;
import static io.curasync.acceptance.Webhooks.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What PostgreSQL refuses about one row or event concerns that one alone, and nobody waits for it. */
class RefusedRowsTest extends Acceptance {

    /** As many practices as have events in every lane. */
    static final int OTHERS = 24;

    static final String BAD = "prac_bad";

    @AfterEach
    void removeTrap() {
        database.jdbc().sql("drop trigger if exists trap on practice").update();
        database.jdbc().sql("drop trigger if exists trap on kpi_book").update();
    }

    /** A refusal that no boundary knows of: every write of one practice fails with this SQLSTATE. */
    private void plantTrap(String sqlState) {
        database.jdbc().sql("""
                create or replace function trap() returns trigger language plpgsql as
                $$ begin raise exception 'sprung by %%', new.practice_id using errcode = '%s'; end $$""".formatted(sqlState)).update();
        database.jdbc().sql("""
                create trigger trap before insert or update on practice
                for each row when (new.practice_id = '%s') execute function trap()""".formatted(BAD)).update();
    }

    // --- webhooks

    @Test
    void longTextFailsAloneAndOtherPracticesGoOn() throws IOException {
        makeOthersKnown();
        String body = read("webhook-long-text.json");

        JsonNode event = failedBeside(body);

        assertThat(event.get("error").stringValue()).isEqualTo("specialty is longer than 200 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"54000", "22003", "22021", "23505", "23514", "P0001", "XX000"})
    void refusalThatNobodyExpectedFailsItsEventAlone(String sqlState) {
        makeOthersKnown();
        plantTrap(sqlState);

        JsonNode event = failedBeside(practiceSeen("practice.created", "user_bad", BAD, 1, "TX", ""));

        assertThat(event.get("error").stringValue())
                .isEqualTo("PostgreSQL refused it (%s): sprung by prac_bad".formatted(sqlState));
        removeTrap();
        admin.post("/api/webhooks/events/%d/replay".formatted(event.get("id").asLong()))
                .expect(202);
        await().atMost(SOON).until(() -> count("status = 'APPLIED' and event = 'practice.created'") == OTHERS + 1);
    }

    @Test
    void refusalOfWhatIsDerivedFailsItsEventAlone() {
        makeOthersKnown();
        database.jdbc().sql("""
                create or replace function derived_trap() returns trigger language plpgsql as
                $$ begin raise exception 'sprung' using errcode = '22003'; end $$""").update();
        database.jdbc().sql("""
                create trigger trap before insert or update on kpi_book
                for each row when (new.value = 'Trapping') execute function derived_trap()""").update();

        JsonNode event = failedBeside("""
                {"event":"practice.created","data":{"userId":"user_bad","practiceId":"prac_bad","specialty":"Trapping"}}""");

        assertThat(event.get("error").stringValue()).isEqualTo("PostgreSQL refused it (22003): sprung");
        admin.get("/api/practices/" + BAD).expect(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "57014"})
    void eventThatAlwaysConflictsIsRetriedLaterAndOthersGoOn(String sqlState) {
        makeOthersKnown();
        plantTrap(sqlState);
        webhooks.send(practiceSeen("practice.created", "user_bad", BAD, 1, "TX", ""))
                .expect(200);

        ordersOfAllOthersAreApplied();

        await().atMost(SOON).until(() -> count("status = 'RECEIVED' and attempts > 0") == 1);
        assertThat(database.jdbc()
                        .sql("select error from webhook_attempt")
                        .query(String.class)
                        .list())
                .first()
                .isEqualTo("not applied: PostgreSQL failed (%s): sprung by prac_bad".formatted(sqlState));
    }

    @Test
    void everyTextOfEveryEventIsTakenOrRefusedWithAReason() {
        makeOthersKnown();
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
            Texts.accepted().values().forEach(text -> bodies.put(body(template, text), true));
            Texts.refused().values().forEach(text -> bodies.put(body(template, text), false));
        }
        bodies.forEach((body, accepted) -> webhooks.send(body).expect(200));

        ordersOfAllOthersAreApplied();

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

    private static String body(String template, String text) {
        return template.replace("of @", "of " + text.substring(1, text.length() - 1))
                .replace("@", text);
    }

    @Test
    void amountsBeyondAnyLimitOfTheirSumDelayNobody() {
        makeOthersKnown();
        for (int i = 0; i < 120; i++) {
            webhooks.send(orderPlaced("user_0", "large_" + i, Instant.now()).replace("2080.00", "999999999999.99"))
                    .expect(200);
        }
        JsonNode rounded = settled(
                webhooks.send(orderPlaced("user_0", "rounded", Instant.now()).replace("2080.00", "999999999999.999")));

        assertThat(rounded.get("error").stringValue()).isEqualTo("orderAmount is no plausible amount");
        ordersOfAllOthersAreApplied();
        await().atMost(SOON).until(() -> count("status = 'APPLIED' and dedupe_key like 'order:large%'") == 120);
    }

    private void makeOthersKnown() {
        for (int i = 0; i < OTHERS; i++) {
            webhooks.send(practiceSeen("practice.created", "user_" + i, "prac_" + i, 0, "TX", "Dana Reyes"))
                    .expect(200);
        }
        await().atMost(SOON).until(() -> count("status = 'APPLIED'") == OTHERS);
    }

    /** The bad event once it is settled; orders of all other practices are applied beside it. */
    private JsonNode failedBeside(String body) {
        Api.Answer accepted = webhooks.send(body);
        ordersOfAllOthersAreApplied();
        JsonNode event = settled(accepted);
        assertThat(event.get("status").stringValue()).isEqualTo("FAILED");
        assertThat(count("status = 'RECEIVED'")).isZero();
        return event;
    }

    private void ordersOfAllOthersAreApplied() {
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

    // --- syncs

    @ParameterizedTest
    @ValueSource(strings = {"54000", "22003", "22021", "23505", "23514", "P0001", "40001"})
    void rowThatPostgresqlRefusesIsQuarantinedAlone(String sqlState) {
        SOURCE.populate(60);
        SOURCE.pageSize(25);
        SOURCE.put(new SourcePractice(BAD, "user_bad", "TX", null, null, 3, "Dana Reyes"));
        plantTrap(sqlState);

        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).as(run.toString()).isEqualTo("PARTIAL");
        assertThat(run.get("created").asInt()).isEqualTo(60);
        assertThat(run.get("quarantined").asInt()).isEqualTo(1);
        FullSyncTest.assertBalanced(run);
        assertThat(openQuarantine())
                .singleElement()
                .asString()
                .startsWith(BAD)
                .contains("(" + sqlState + ")", "prac_bad");
        removeTrap();
        assertThat(sync().get("status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(openQuarantine()).isEmpty();
        assertThat(overview().get("totalPractices").asInt()).isEqualTo(61);
    }

    @Test
    void quarantinedPracticeWasSeenAndIsNotMissing() {
        SOURCE.populate(3);
        SOURCE.put(new SourcePractice(BAD, "user_bad", "TX", null, null, 3, "Dana Reyes"));
        assertThat(sync().get("status").stringValue()).isEqualTo("SUCCEEDED");
        SOURCE.remove(BAD);
        SOURCE.addRow(Map.of("practiceId", BAD, "userId", "user_bad", "totalOrders", "many"));

        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).isEqualTo("PARTIAL");
        assertThat(run.get("missing").asInt()).isZero();
        assertThat(practice(BAD).get("missingSince").isNull()).isTrue();
    }

    @Test
    void everyTextOfARowIsTakenOrQuarantinedWithAReason() {
        List<String> rows = new ArrayList<>();
        int accepted = 0;
        for (String field : List.of("practiceId", "userId", "curaIntakeId", "specialty", "state", "salesRep")) {
            for (String text : Texts.accepted().values()) {
                rows.add(row(field, text, rows.size()));
                accepted++;
            }
            Texts.refused().values().forEach(text -> rows.add(row(field, text, rows.size())));
        }
        SOURCE.always(SourceStub.answering("{\"items\": [%s]}".formatted(String.join(",", rows))));

        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).as(run.toString()).isEqualTo("PARTIAL");
        assertThat(run.get("created").asInt()).isEqualTo(accepted);
        assertThat(run.get("quarantined").asInt()).isEqualTo(rows.size() - accepted);
        assertThat(openQuarantine())
                .hasSize(rows.size() - accepted)
                .allSatisfy(reason -> assertThat(reason).doesNotContain("PostgreSQL"));
        admin.all("/api/practices");
    }

    private static String row(String field, String text, int number) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("practiceId", "\"prac_%d\"".formatted(number));
        fields.put("userId", "\"user_%d\"".formatted(number));
        fields.put("totalOrders", "1");
        fields.put(field, text);
        return fields.entrySet().stream()
                .map(one -> "\"%s\":%s".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void runThatIsStuckIsCancelled() {
        SOURCE.put(new SourcePractice(BAD, "user_bad", "TX", null, null, 3, ""));
        plantTrap("53200");
        long id = admin.post("/api/kpi/sync-practices?override=true")
                .expect(202)
                .json()
                .get("id")
                .asLong();
        await().atMost(SOON)
                .until(() ->
                        admin.get("/api/sync/runs/" + id).json().get("error").isString());

        admin.post("/api/sync/runs/%d/cancel".formatted(id)).expect(202);
        database.jdbc()
                .sql("update sync_run set heartbeat_at = heartbeat_at - interval '20 seconds' where id = ?")
                .param(id)
                .update();

        assertThat(ended(id).get("status").stringValue()).isEqualTo("CANCELLED");
        removeTrap();
        assertThat(sync().get("status").stringValue()).isEqualTo("SUCCEEDED");
    }

    private List<String> openQuarantine() {
        return database.jdbc()
                .sql("select row_key || ' ' || reason from quarantine where resolved_at is null")
                .query(String.class)
                .list();
    }

    // --- the API

    @Test
    void whatTheApiCannotStoreOrLookForIsTheCallersFault() {
        for (String text : List.of("\"a\\u0000b\"", "\"\\ud83d\"", "\"%s\"".formatted("\u7522".repeat(2_000)))) {
            admin.postJson("/api/users", """
                    {"email": "x@example.com", "name": %s, "role": "REP"}""".formatted(text)).expect(400);
            admin.postJson("/api/users", """
                    {"email": "x@example.com", "name": "X", "role": "REP", "aliases": [%s]}""".formatted(text)).expect(400);
            admin.postJson("/api/submissions", """
                    {"name": "Lakeside", "rep": %s}""".formatted(text)).expect(400);
            JsonNode draft = admin.postJson("/api/submissions", "{\"name\": %1$s, \"specialty\": %1$s}".formatted(text))
                    .expect(201)
                    .json();
            admin.post("/api/submissions/%d/send".formatted(draft.get("id").asLong()))
                    .expect(400);
        }
        assertThat(admin.get("/api/practices/a%00b").status()).isIn(400, 404);
        assertThat(admin.get("/api/webhooks/events?status=%00").status()).isEqualTo(400);
    }

    @Test
    void importRowsAreBroughtInOrRefusedOneByOne() {
        plantTrap("54000");
        String wide = Texts.random(java.util.random.RandomGenerator.getDefault(), 0x4E00, 0x9FFF, 1_000);
        long id = admin.send(admin.request("/api/imports", "Content-Type", "text/csv")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                                "practiceId,name,specialty\nprac_a,Alpha,\nprac_bad,Bad,\nprac_b,%1$s,\nprac_c,Gamma,%1$s\nprac_d,N\0L,\nprac_e,\uD83D\uDE00,Wound\uFEFFCare\n"
                                        .formatted(wide)))
                        .build())
                .expect(201)
                .json()
                .get("id")
                .asLong();
        await().atMost(SOON)
                .until(() -> imported(id).get("status").stringValue().equals("READY"));
        assertThat(imported(id).get("faults").asInt()).isEqualTo(3);

        admin.post("/api/imports/%d/confirm".formatted(id)).expect(202);

        await().atMost(SOON)
                .until(() -> imported(id).get("status").stringValue().equals("DONE"));
        assertThat(imported(id).get("created").asInt()).isEqualTo(2);
        assertThat(imported(id).get("refused").asInt()).isEqualTo(1);
        assertThat(admin.get("/api/imports/%d/faults".formatted(id)).body()).contains("(54000)");
    }

    private JsonNode imported(long id) {
        return admin.get("/api/imports/" + id).expect(200).json();
    }

    private static String read(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(RefusedRowsTest.class.getResourceAsStream("/cases/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
