package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The timeline, notes and next steps of practices in the API. */
class TimelineApiTest extends AcceptanceHarness {

    private static final String PRACTICE = "/api/practices/prac_00000001";
    private static final String NEXT_STEP = PRACTICE + "/next-step";

    private ApiClient dana;
    private ApiClient ava;

    @BeforeEach
    void createPractices() {
        SOURCE.populate(16);
        sync();
        dana = rep("dana@example.com", "Rep Number 1");
        ava = rep("ava@example.com", "Rep Number 2");
    }

    @Test
    void addsANoteAndListsIt() {
        JsonNode added = dana.postJson(PRACTICE + "/notes", "{\"text\": \"Wants samples\\r\\nCall back\"}")
                .expect(201)
                .json();

        assertThat(added.get("note").stringValue()).isEqualTo("Wants samples\nCall back");
        assertThat(added.get("kind").stringValue()).isEqualTo("NOTE");
        assertThat(added.get("channel").stringValue()).isEqualTo("PEOPLE");
        assertThat(added.get("by").stringValue()).isEqualTo("dana@example.com");
        assertThat(timeline(dana, "").getFirst()).isEqualTo(added);
        assertThat(timeline(dana, "").getLast().has("runId")).isTrue();
    }

    @Test
    void rejectsInvalidBodies() {
        for (String body : List.of("{}", "{\"text\": \" \"}", "{\"text\": \"\\u0007\"}", "{\"text\": {}}", "[]")) {
            assertThat(dana.postJson(PRACTICE + "/notes", body).status())
                    .as(body)
                    .isEqualTo(400);
        }
        for (String body : List.of(
                "{}",
                "{\"text\": \"Call\"}",
                "{\"text\": \"Call\", \"dueOn\": \"soon\"}",
                "{\"text\": \"Call\", \"dueOn\": \"9999-12-31\"}",
                "{\"text\": \"\", \"dueOn\": \"2026-12-08\"}")) {
            assertThat(put(dana, body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void setsCompletesAndDropsANextStep() {
        JsonNode step = put(dana, "{\"text\": \"Call\", \"dueOn\": \"2026-12-08\"}")
                .expect(200)
                .json();
        assertThat(step.get("text").stringValue()).isEqualTo("Call");
        assertThat(step.get("dueOn").stringValue()).isEqualTo("2026-12-08");
        assertThat(step.get("setBy").stringValue()).isEqualTo("dana@example.com");
        JsonNode set = timeline(dana, "").getFirst();
        assertThat(set.get("kind").stringValue()).isEqualTo("NEXT_STEP");
        assertThat(set.get("changes").toString())
                .isEqualTo("{\"text\":[null,\"Call\"],\"dueOn\":[null,\"2026-12-08\"]}");

        delete(dana, "").expect(204);
        delete(dana, "").expect(204);
        put(dana, "{\"text\": \"Visit\", \"dueOn\": \"2026-12-09\"}").expect(200);
        delete(dana, "?done=false").expect(204);
        assertThat(facts()).containsExactly("next_step.set", "next_step.done", "next_step.set", "next_step.dropped");
    }

    @Test
    void hidesThePracticeFromOtherReps() {
        dana.postJson(PRACTICE + "/notes", "{\"text\": \"Wants samples\"}").expect(201);

        ava.get(PRACTICE + "/timeline").expect(404);
        ava.postJson(PRACTICE + "/notes", "{\"text\": \"Mine\"}").expect(404);
        put(ava, "{\"text\": \"Call\", \"dueOn\": \"2026-12-08\"}").expect(404);
        delete(ava, "").expect(404);
        assertThat(facts()).containsExactly("note.added");
    }

    @Test
    void pagesThroughEntriesAndProblemsByTime() {
        database.jdbc()
                .sql("update timeline_entry set received_at = now() - interval '1 hour'")
                .update();
        problem(1, "FAILED", "2 hours");
        problem(2, "FAILED", "30 minutes");
        problem(3, "WAITING", "30 minutes");
        for (int number = 1; number <= 3; number++) {
            dana.postJson(PRACTICE + "/notes", "{\"text\": \"Note %d\"}".formatted(number))
                    .expect(201);
        }
        List<String> expected = List.of(
                "UPDATED Note 3",
                "UPDATED Note 2",
                "UPDATED Note 1",
                "WAITING",
                "FAILED",
                "UPDATED",
                "CREATED",
                "FAILED");

        for (int limit : List.of(1, 2, 3, 7, 500)) {
            assertThat(pages(limit)).as("pages of %d", limit).isEqualTo(expected);
        }
        assertThat(timeline(admin, "").getLast().get("reason").stringValue()).isEqualTo("state is not a string");
        assertThat(timeline(dana, "").getLast().has("reason")).isFalse();
        assertThat(dana.get(PRACTICE + "/timeline?cursor=7").status()).isEqualTo(400);
    }

    /** The ids of rows and events come from two tables. */
    @Test
    void pagesThroughARowAndAnEventWithTheSameTimeAndId() {
        problem(5, "FAILED", "2 hours");
        database.jdbc().sql("""
                        insert into quarantine (id, row_key, practice_id, reason, raw, run_id, last_seen) overriding system value
                        select id, 'prac_00000001', 'prac_00000001', 'state is not a string', '{}', 1, received_at from webhook_event
                        """).update();

        assertThat(pages(1)).containsExactly("UPDATED", "CREATED", "FAILED", "QUARANTINED");
        assertThat(pages(2)).containsExactly("UPDATED", "CREATED", "FAILED", "QUARANTINED");
    }

    private List<String> pages(int limit) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = dana.get(PRACTICE + "/timeline?limit=" + limit + "&cursor=" + cursor)
                    .expect(200)
                    .json();
            assertThat(page.get("items").size()).isBetween(1, limit);
            page.get("items").forEach(item -> all.add(describe(item)));
            cursor = page.get("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return all;
    }

    private void problem(int id, String status, String age) {
        database.jdbc()
                .sql(
                        "insert into webhook_event (id, event, user_id, body, status, received_at, error) values (?,"
                                + " 'practice.updated', 'user_00000001', '{}', ?, now() - ?::interval, 'state is not a string')")
                .params(id, status, age)
                .update();
    }

    private static String describe(JsonNode item) {
        String outcome = item.get("outcome").stringValue();
        return item.has("note") ? outcome + " " + item.get("note").stringValue() : outcome;
    }

    private static List<JsonNode> timeline(ApiClient caller, String query) {
        return caller.get(PRACTICE + "/timeline" + query)
                .expect(200)
                .json()
                .get("items")
                .valueStream()
                .toList();
    }

    private List<String> facts() {
        return database.jdbc()
                .sql(
                        "select fact from timeline_entry where source = 'PEOPLE' and fact <> 'practice.assigned' order by id")
                .query(String.class)
                .list();
    }

    private static ApiClient.Response put(ApiClient caller, String body) {
        return caller.send(caller.request(NEXT_STEP, "Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    private static ApiClient.Response delete(ApiClient caller, String query) {
        return caller.send(caller.request(NEXT_STEP + query).DELETE().build());
    }
}
