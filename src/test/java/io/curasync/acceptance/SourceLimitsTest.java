package io.curasync.acceptance;

import static io.curasync.acceptance.StubResponse.hang;
import static io.curasync.acceptance.StubResponse.healthy;
import static io.curasync.acceptance.StubResponse.json;
import static io.curasync.acceptance.StubResponse.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Section 1 of the contract: cursors, waits and redirects from CuraGenesis are subject to limits. */
class SourceLimitsTest extends AcceptanceHarness {

    private static final String ROW = """
            {"practiceId": "prac_%d", "userId": "user_%1$d", "specialty": "Wound Care", "state": "TX",\
             "activatedAtIso": "2025-10-09T08:53:20.000Z", "totalOrders": 12, "salesRep": "Dana Reyes"}""";

    /** Returns a page with one practice. */
    private static String rows(int n, String nextCursor) {
        return "{\"items\": [%s], \"nextCursor\": %s}".formatted(ROW.formatted(n), nextCursor);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"100, 100", "0, 0", "12345678901234567890, 12345678901234567890", "1.50, 1.50", "\"a&b=ä\", a&b=ä"
            })
    void sendsTheCursorBackUnchanged(String written, String sent) {
        SOURCE.next(json(null, rows(1, written)), json("cursor=" + sent, rows(2, "null")));

        JsonNode run = sync();

        assertThat(run.get("status").stringValue()).as(run.toString()).isEqualTo("SUCCEEDED");
        assertThat(run.get("fetched").asInt()).isEqualTo(2);
        assertThat(SOURCE.calls()).isEqualTo(2);
    }

    @Test
    void acceptsALongCursorAndRejectsAHugeOne() {
        String cursor = "x".repeat(6_000);
        SOURCE.next(json(null, rows(1, "\"" + cursor + "\"")), json("cursor=" + cursor, rows(2, "\"\"")));
        assertThat(sync().get("fetched").asInt()).isEqualTo(2);

        SOURCE.next(json(rows(1, "\"" + "x".repeat(1_000_000) + "\"")));
        assertFailed(sync(), "nextCursor of 1000000 characters");
        assertThat(SOURCE.calls()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "true", "[]", "[\"a\"]", "\"\\u0000\"", "\"\\ud800\""})
    void failsOnAnInvalidCursor(String cursor) {
        SOURCE.populate(3);
        sync();
        int before = SOURCE.calls();
        SOURCE.next(json(rows(1, cursor)));

        assertFailed(sync(), "nextCursor");

        assertThat(SOURCE.calls() - before).isEqualTo(1);
        assertThat(missing()).isZero();
    }

    @Test
    void failsOnARepeatedCursor() {
        SOURCE.always(json(rows(1, "\"x\"")));

        assertFailed(sync(), "used already");

        assertThat(SOURCE.calls()).isEqualTo(2);
        assertThat(practice("prac_1").get("totalOrders").asInt()).isEqualTo(12);
    }

    @Test
    void failsOnACursorCycle() {
        SOURCE.next(json(rows(1, "\"a\"")), json(rows(2, "\"b\"")), json(rows(3, "\"c\"")), json(rows(4, "\"b\"")));

        JsonNode run = sync();

        assertFailed(run, "used already");
        assertThat(SOURCE.calls()).isEqualTo(4);
        assertThat(run.get("fetched").asInt()).isEqualTo(4);
        assertThat(count("sync_cursor")).isZero();
    }

    @Test
    void detectsRepeatedCursorsAfterATakeover() {
        SOURCE.next(json(rows(1, "\"a\"")), json(rows(2, "\"b\"")));
        SOURCE.always(hang(5_000));
        long run = admin.post("/api/kpi/sync-practices")
                .expect(202)
                .json()
                .get("id")
                .asLong();
        await().atMost(SOON).until(() -> count("sync_cursor") == 2);

        database.jdbc()
                .sql("update sync_run set fence = 10, heartbeat_at = '-infinity'")
                .update();
        await().atMost(SOON)
                .until(() -> database.jdbc()
                        .sql("select fence = 11 from sync_run")
                        .query(Boolean.class)
                        .single());
        SOURCE.always(json(rows(3, "\"a\"")));

        JsonNode ended = ended(run);
        assertFailed(ended, "used already");
        assertThat(ended.get("fetched").asInt()).isEqualTo(3);
    }

    @Test
    void limitsRestartsForExpiredCursors() {
        SOURCE.populate(30);
        SOURCE.pageSize(10);
        SOURCE.next(healthy(), status(400), healthy(), status(400), healthy(), status(400), healthy(), status(400));

        assertFailed(sync(), "no longer knows the cursor");

        assertThat(SOURCE.calls()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"429, 3600, 3600", "503, 120, 120", "429, 99999999, 86400", "429, IN_AN_HOUR, 3600"})
    void failsOnALongRetryAfterAndStartsACooldown(int status, String header, long seconds) {
        SOURCE.populate(30);
        SOURCE.pageSize(10);
        SOURCE.next(healthy(), status(status, "Retry-After", header.equals("IN_AN_HOUR") ? inAnHour() : header));

        JsonNode run = sync();

        assertFailed(run, "asked us to wait");
        assertThat(run.get("error").stringValue()).contains("The next call is possible at");
        assertThat(run.get("fetched").asInt()).isEqualTo(10);
        for (ApiClient.Response skipped : new ApiClient.Response[] {
            admin.post("/api/kpi/sync-practices"),
            admin.post("/api/kpi/sync-practices?override=true"),
            anonymous.bearing(CRON_SECRET).post(FullSyncTest.CRON)
        }) {
            JsonNode answer = skipped.expect(200).json();
            assertThat(answer.get("skipped").booleanValue()).isTrue();
            assertThat(answer.get("message").stringValue()).contains("asked us to wait", "An override does not");
            assertThat(Instant.parse(answer.get("nextAllowedAt").stringValue()))
                    .isBetween(
                            Instant.now().plusSeconds(seconds - 30),
                            Instant.now().plusSeconds(seconds + 1));
        }
        assertThat(SOURCE.calls()).isEqualTo(2);
        assertThat(admin.all("/api/sync/refusals").getFirst().get("reason").stringValue())
                .isEqualTo("COOLDOWN");

        database.jdbc().sql("update source_cooldown set ends_at = now()").update();
        assertThat(sync().get("status").stringValue()).isEqualTo("SUCCEEDED");
    }

    private static String inAnHour() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(3_600).atZone(ZoneOffset.UTC));
    }

    @Test
    void failsATakenOverRunDuringACooldown() {
        database.jdbc().sql("""
                insert into source_cooldown (ends_at, reason) values (now() + interval '1 hour', 'CuraGenesis answered 429')""").update();
        long run = database.jdbc().sql("""
                insert into sync_run (kind, trigger, status, instance, heartbeat_at)
                values ('FULL', 'CRON', 'RUNNING', 'gone', '-infinity') returning id""").query(Long.class).single();

        assertFailed(ended(run), "CuraGenesis answered 429. The next call is possible at");
        assertThat(SOURCE.calls()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "soon", "Sat, 28 Nov 2020 05:00:00 GMT", "1"})
    void waitsForAShortRetryAfter(String header) {
        SOURCE.populate(3);
        SOURCE.next(status(429, "Retry-After", header));

        assertThat(sync().get("status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(SOURCE.calls()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "301, https://elsewhere.example/api?cursor=x, points to https://elsewhere.example/api.",
        "302, /login, points to /login.",
        "304, , does not say where to",
        "308, http://elsewhere.example, points to http://elsewhere.example."
    })
    void failsOnARedirectWithoutRetry(int status, @Nullable String location, String said) {
        SOURCE.always(location == null ? status(status) : status(status, "Location", location));

        JsonNode run = sync();

        assertFailed(run, said);
        assertThat(run.get("error").stringValue())
                .contains("CURAGENESIS_API_BASE")
                .doesNotContain("cursor");
        assertThat(SOURCE.calls()).isEqualTo(1);
    }

    private static void assertFailed(JsonNode run, String reason) {
        assertThat(run.get("status").stringValue()).as(run.toString()).isEqualTo("FAILED");
        assertThat(run.get("error").stringValue()).contains(reason);
    }

    private long missing() {
        return admin.all("/api/practices").stream()
                .filter(practice -> practice.get("missingSince").isString())
                .count();
    }

    private long count(String table) {
        return database.jdbc()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
