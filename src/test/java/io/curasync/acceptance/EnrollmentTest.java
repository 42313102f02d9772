package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.acceptance.FakeEnrollmentApi.Behavior;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A practice entered in CuraSync is enrolled at CuraGenesis exactly once. */
class EnrollmentTest extends EnrollmentHarness {

    @Test
    void callsCuraGenesisOnceForConcurrentRequests() throws Exception {
        long id = draft(dana, form());

        List<ApiClient.Response> answers = ParallelCalls.call(50, Collections.nCopies(200, id), this::submit);

        assertThat(enrollmentApi.calls()).isEqualTo(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(199);
        JsonNode accepted = dana.get("/api/submissions/" + id).expect(200).json();
        assertThat(accepted.get("status").stringValue()).isEqualTo("ACCEPTED");
        assertThat(accepted.get("userId").stringValue()).isEqualTo("user_new_1");
        JsonNode sent = enrollmentApi.enrolled().getFirst();
        assertThat(sent.get("email").stringValue()).isEqualTo("jo@lakeside.example");
        assertThat(sent.get("facilityNPI").stringValue()).isEqualTo(NPI);
        assertThat(sent.get("salesRepresentative").stringValue()).isEqualTo("Dana Reyes");
        assertThat(sent.get("facilityAddress").get("state").stringValue()).isEqualTo("TX");
        assertThat(sent.has("primaryContactName")).isFalse();
    }

    @Test
    void mergesTheEnrolledPracticeWithSyncsAndWebhooks() {
        long id = draft(dana, form());
        submit(id);
        assertThat(knownPractices(dana)).containsExactly("null user_new_1 Lakeside Wound Center dana@example.com TX");

        webhooks.send("""
                {"event": "order.placed", "data": {"userId": "user_new_1", "orderId": "ord_1", "orderAmount": 10,
                 "orderDate": "2026-10-05T09:15:00Z"}}""").expect(200);
        awaitOrders(1);
        SOURCE.put(new SourcePractice("prac_new_1", "user_new_1", "TX", "Wound Care", null, 1, ""));
        assertThat(sync().get("status").stringValue()).isEqualTo("SUCCEEDED");

        assertThat(knownPractices(dana))
                .containsExactly("prac_new_1 user_new_1 Lakeside Wound Center dana@example.com TX");
        assertThat(totalOrders()).isEqualTo(1);
    }

    @Test
    void createsNoDuplicateIfTheWebhookPrecedesTheResponse() {
        webhooks.send("""
                {"event": "practice.created", "data": {"userId": "user_new_1", "practiceId": "prac_new_1",
                 "state": "TX", "salesRep": "Dana Reyes", "totalOrders": 0}}""").expect(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(knownPractices(dana)).hasSize(1));

        submit(draft(dana, form()));

        assertThat(knownPractices(dana))
                .containsExactly("prac_new_1 user_new_1 Lakeside Wound Center dana@example.com TX");
    }

    @Test
    void showsTheRejectionAndAcceptsACorrection() {
        enrollmentApi.next(Behavior.REFUSES);
        long id = draft(dana, form());
        JsonNode refused = submit(id).expect(200).json();
        assertThat(refused.get("status").stringValue()).isEqualTo("REFUSED");
        assertThat(refused.get("message").stringValue()).isEqualTo("email is not deliverable");

        dana.send(dana.request("/api/submissions/" + id, "Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json(with(form(), "email", "jo@other.example"))))
                        .build())
                .expect(200);
        assertThat(submit(id).expect(200).json().get("status").stringValue()).isEqualTo("ACCEPTED");
        assertThat(enrollmentApi.enrolled()).hasSize(1);
    }

    @Test
    void keepsTheDraftAfterARejectedToken() {
        enrollmentApi.next(Behavior.BAD_TOKEN);
        long id = draft(dana, form());
        JsonNode draft = submit(id).expect(200).json();
        assertThat(draft.get("status").stringValue()).isEqualTo("DRAFT");
        assertThat(draft.get("message").stringValue()).contains("CURAGENESIS_VENDOR_TOKEN");
        assertThat(submit(id).expect(200).json().get("status").stringValue()).isEqualTo("ACCEPTED");
    }

    @Test
    void keepsTheDraftAfterARedirect() {
        enrollmentApi.next(Behavior.REDIRECTS);
        long id = draft(dana, form());
        JsonNode draft = submit(id).expect(200).json();
        assertThat(draft.get("status").stringValue()).isEqualTo("DRAFT");
        assertThat(draft.get("message").stringValue())
                .contains("https://elsewhere.example/api", "CURAGENESIS_API_BASE");
        assertThat(submit(id).expect(200).json().get("status").stringValue()).isEqualTo("ACCEPTED");
    }

    @Test
    void sendsNothingDuringACooldown() {
        database.jdbc().sql("""
                insert into source_cooldown (ends_at, reason)
                values (now() + interval '1 hour', 'CuraGenesis answered 429')""").update();
        long id = draft(dana, form());

        assertThat(submit(id).expect(409).body()).contains("CuraGenesis answered 429. The next call is possible at");

        assertThat(enrollmentApi.calls()).isZero();
        assertThat(status(id)).isEqualTo("DRAFT");
    }

    @Test
    void sendsThePracticeOfTwoSubmissionsOnce() throws Exception {
        ApiClient ava = rep("ava@example.com", "Ava Lindqvist");
        long one = draft(dana, form());
        long other = draft(ava, with(form(), "email", "ava@lakeside.example"));
        Map<Long, ApiClient> owners = Map.of(one, dana, other, ava);

        List<ApiClient.Response> answers = ParallelCalls.call(
                2, List.of(one, other), id -> owners.get(id).post("/api/submissions/" + id + "/send"));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(enrollmentApi.calls()).isEqualTo(1);
        // The same if the practice is known by import or manual entry.
        database.jdbc()
                .sql("delete from practice_submission where status = 'ACCEPTED'")
                .update();
        long left = answers.getFirst().status() == 200 ? other : one;
        owners.get(left).post("/api/submissions/" + left + "/send").expect(409);
        assertThat(enrollmentApi.calls()).isEqualTo(1);
    }

    @Test
    void reportsFaultsByFieldAndSendsNothing() {
        long id = draft(dana, with(with(form(), "npi", "1234567890"), "lastName", " "));
        JsonNode faults = submit(id).expect(400).json().get("faults");
        assertThat(faults.get("npi").stringValue()).contains("check the digits");
        assertThat(faults.get("lastName").stringValue()).isEqualTo("Required");
        assertThat(faults.size()).isEqualTo(2);
        assertThat(enrollmentApi.calls()).isZero();
        dana.postJson("/api/submissions", "{}").expect(400);
        dana.postJson("/api/submissions", "[1]").expect(400);
        dana.postJson("/api/submissions", "{\"name\": {\"a\": 1}}").expect(400);
        dana.get("/api/submissions/x").expect(400);
    }

    @Test
    void hidesSubmissionsOfOtherReps() {
        ApiClient ava = rep("ava@example.com", "Ava Lindqvist");
        long id = draft(dana, form());

        ava.get("/api/submissions/" + id).expect(404);
        ava.post("/api/submissions/" + id + "/send").expect(404);
        assertThat(ava.all("/api/submissions")).isEmpty();
        assertThat(admin.all("/api/submissions")).hasSize(1);
        assertThat(dana.all("/api/submissions")).hasSize(1);
        anonymous.get("/api/submissions").expect(401);
    }
}
