package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.enrollment.ManualReconciliation;
import io.curasync.enrollment.SubmissionQuery;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A rep, the simulated enrollment endpoint, and calls shared by the enrollment tests. */
abstract class EnrollmentHarness extends AcceptanceHarness {

    static final String NPI = "1234567893";

    final FakeEnrollmentApi enrollmentApi = SOURCE.enrollments();

    @Autowired
    ManualReconciliation reconciliation;

    @Autowired
    SubmissionQuery submissions;

    ApiClient dana;

    @BeforeEach
    void reps() {
        dana = rep("dana@example.com", "Dana Reyes");
    }

    @AfterEach
    void removeCommitTrigger() {
        database.jdbc()
                .sql("drop trigger if exists refuse_accepted on practice_submission")
                .update();
    }

    /** Reports the practice to CuraSync by a webhook. */
    void sendPracticeWebhook(String userId, String salesRep) {
        webhooks.send("""
                {"event": "practice.created", "data": {"userId": "%s", "practiceId": "prac_of_%1$s", "state": "TX",
                 "salesRep": "%s", "totalOrders": 0}}""".formatted(userId, salesRep)).expect(200);
        SOURCE.put(new SourcePractice("prac_of_" + userId, userId, "TX", null, null, 0, salesRep));
        await().atMost(SOON)
                .until(() -> database.jdbc()
                        .sql("select exists (select 1 from practice where user_id = ?)")
                        .param(userId)
                        .query(Boolean.class)
                        .single());
    }

    void confirm(long id, String userId) {
        CurrentUser who = user("dana@example.com", Role.REP);
        ManualReconciliation.Candidates possible = reconciliation.candidates(who, find(id));
        assertThat(possible.visible())
                .extracting(ManualReconciliation.Candidate::label)
                .containsExactly("prac_of_" + userId);
        assertThat(reconciliation.confirm(who, id, possible.visible().getFirst().id()))
                .isTrue();
    }

    io.curasync.enrollment.Submission find(long id) {
        return submissions.find(user(ADMIN, Role.ADMIN), id).orElseThrow();
    }

    CurrentUser user(String email, Role role) {
        var user = accounts.findByEmail(email).orElseThrow();
        return new CurrentUser(user.id(), user.email(), user.name(), role);
    }

    ApiClient.Response submit(long id) {
        return dana.post("/api/submissions/" + id + "/send");
    }

    String status(long id) {
        return admin.get("/api/submissions/" + id)
                .expect(200)
                .json()
                .get("status")
                .stringValue();
    }

    static long draft(ApiClient who, Map<String, String> form) {
        return who.postJson("/api/submissions", json(form))
                .expect(201)
                .json()
                .get("id")
                .asLong();
    }

    static String json(Map<String, String> form) {
        return ApiClient.JSON.writeValueAsString(form);
    }

    static List<String> knownPractices(ApiClient who) {
        return who.all("/api/practices").stream()
                .map(one -> "%s %s %s %s %s"
                        .formatted(
                                one.get("practiceId").isNull()
                                        ? null
                                        : one.get("practiceId").stringValue(),
                                one.get("userId").stringValue(),
                                one.get("name").stringValue(),
                                one.get("rep").stringValue(),
                                one.get("state").stringValue()))
                .toList();
    }

    static Map<String, String> form() {
        return new TreeMap<>(Map.of(
                "name", "Lakeside Wound Center",
                "npi", NPI,
                "state", "tx",
                "specialty", "Wound Care",
                "firstName", "Jo",
                "lastName", "Ray",
                "email", "jo@lakeside.example"));
    }

    static Map<String, String> with(Map<String, String> form, String field, String value) {
        Map<String, String> changed = new TreeMap<>(form);
        changed.put(field, value);
        return changed;
    }
}
