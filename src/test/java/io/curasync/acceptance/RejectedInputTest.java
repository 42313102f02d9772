package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Input that PostgreSQL cannot store is reported as an error of the client; in an import, as an error of its row. */
class RejectedInputTest extends AcceptanceHarness {

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
    void answersTextThatCannotBeStoredWith400() {
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
    @ExtendWith(OutputCaptureExtension.class)
    void doesNotLogMistakesOfAClientAsFailures(CapturedOutput output) {
        String parameters =
                IntStream.range(0, 1_100).mapToObj("a%d=1"::formatted).collect(Collectors.joining("&"));
        for (String query : List.of(parameters, "a=%00b=%c3%28")) {
            for (String path : List.of("/login?", "/api/practices?", "/practices?")) {
                assertThat(anonymous.get(path + query).status())
                        .as(path + query)
                        .isLessThan(500);
            }
        }
        assertThat(output).doesNotContain("Unexpected failure");
    }

    @ParameterizedTest
    @CsvSource({"POST, /api/users", "POST, /api/submissions", "PUT, /api/submissions/1", "POST, /login"})
    void rejectsBodiesOverTheLimitWithAndWithoutContentLength(String method, String path) {
        byte[] body = ("{\"name\": \"" + "x".repeat(1_100_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        String type = path.startsWith("/api/") ? "application/json" : "application/x-www-form-urlencoded";
        for (BodyPublisher publisher :
                List.of(BodyPublishers.ofByteArray(body), BodyPublishers.ofByteArrays(List.of(body)))) {
            ApiClient.Response answer = admin.send(admin.request(path, "Content-Type", type)
                    .method(method, publisher)
                    .build());
            assertThat(answer.status()).as("%s", answer).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/*", "application/*+json"})
    void rejectsContentTypesWithWildcards(String type) {
        admin.send(admin.request("/api/submissions", "Content-Type", type)
                        .POST(BodyPublishers.ofString("{}"))
                        .build())
                .expect(415);
    }

    /** The limit counts characters as in a webhook. */
    @Test
    void countsAnEmojiAsOneCharacter() {
        String longest = "\uD83D\uDE00".repeat(SampleTexts.LONGEST);

        admin.postJson("/api/users", """
                {"email": "x@example.com", "name": "%1$s", "role": "REP", "aliases": ["%1$s"]}""".formatted(longest)).expect(201);
        assertThat(new ImportClient(admin)
                        .checked("practiceId,name,specialty\nprac_1,%1$s,%1$s\n".formatted(longest))
                        .get("faults")
                        .asInt())
                .isZero();
    }

    @Test
    void importsOrRejectsRowsIndividually() {
        trigger.create("54000");
        String wide = SampleTexts.random(0x4E00, 0x9FFF, 1_000);
        ImportClient uploads = new ImportClient(admin);
        JsonNode checked = uploads.checked("""
                                practiceId,name,specialty
                                prac_a,Alpha,
                                prac_bad,Bad,
                                prac_b,%1$s,
                                prac_c,Gamma,%1$s
                                prac_d,N\0L,
                                prac_e,\uD83D\uDE00,Wound\uFEFFCare
                                """.formatted(wide));
        long id = checked.get("id").asLong();
        assertThat(checked.get("faults").asInt()).isEqualTo(3);

        JsonNode done = uploads.confirmed(id);

        assertThat(done.get("created").asInt()).isEqualTo(2);
        assertThat(done.get("refused").asInt()).isEqualTo(1);
        assertThat(admin.get("/api/imports/%d/faults".formatted(id)).body()).contains("(54000)");
    }
}
