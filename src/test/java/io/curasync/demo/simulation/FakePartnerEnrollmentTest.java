package io.curasync.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Enrollment at the simulated CuraGenesis, and its journal. */
class FakePartnerEnrollmentTest extends FakePartnerHarness {

    @Test
    void enrollsOnePracticePerEmailAndSendsAWebhook() throws Exception {
        HttpResponse<String> first = post(PERSON.formatted("jo@ray.example"), TOKEN);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(json.readTree(first.body()))
                .isEqualTo(json.readTree("{\"success\":true,\"userId\":\"user_00003413\"}"));
        assertThat(post(PERSON.formatted(" JO@Ray.example"), TOKEN).statusCode())
                .isEqualTo(400);

        demo.stop();
        demo = Demo.start(directory.resolve("journal.jsonl"), receiver, json);
        assertThat(post(PERSON.formatted("jo@ray.example"), TOKEN).statusCode()).isEqualTo(400);

        JsonNode row = rows(pages()).getLast();
        assertThat(row.path("userId").asString()).isEqualTo("user_00003413");
        assertThat(row.path("state").asString()).isEqualTo("UT");
        assertThat(row.path("specialty").asString()).isEqualTo("Podiatry");
        Awaitility.await().until(() -> receiver.received().size() == 1);
        assertThat(json.readTree(receiver.received().getFirst().body())
                        .path("event")
                        .asString())
                .isEqualTo("practice.created");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[1",
                "[]",
                "7",
                "{}",
                "{\"email\":\"a@b.example\",\"firstName\":\"A\"}",
                "{\"email\":\"a@b.example\",\"firstName\":\" \",\"lastName\":\"B\"}",
                "{\"email\":{},\"firstName\":\"A\",\"lastName\":\"B\"}",
                "{\"email\":\"nobody\",\"firstName\":\"A\",\"lastName\":\"B\"}"
            })
    void rejectsAnIncompleteEnrollment(String body) throws Exception {
        HttpResponse<String> answer = post(body, TOKEN);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json.readTree(answer.body()).path("message").asString()).isNotBlank();
    }

    @Test
    void locksItsJournal() {
        assertThatThrownBy(() -> EventJournal.open(directory.resolve("journal.jsonl"), Instant.now(), json))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Another demo is already using the journal");
    }
}
