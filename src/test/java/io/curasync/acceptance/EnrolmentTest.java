package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.acceptance.EnrolmentDesk.Mood;
import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.enrolment.Settling;
import io.curasync.enrolment.Submissions;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A practice made here is enrolled at CuraGenesis exactly once, whatever happens on the way. */
class EnrolmentTest extends Acceptance {

    static final String NPI = "1234567893";

    final EnrolmentDesk desk = SOURCE.enrolments();

    @Autowired
    Settling settling;

    @Autowired
    Submissions submissions;

    Api dana;

    @BeforeEach
    void reps() {
        dana = rep("dana@example.com", "Dana Reyes");
    }

    @AfterEach
    void letCommitsThrough() {
        database.jdbc()
                .sql("drop trigger if exists refuse_accepted on practice_submission")
                .update();
    }

    @Test
    void twoHundredPressesMakeOneCall() throws Exception {
        long id = draft(dana, form());

        List<Api.Answer> answers = Together.call(50, Collections.nCopies(200, id), this::press);

        assertThat(desk.calls()).isEqualTo(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(199);
        JsonNode accepted = dana.get("/api/submissions/" + id).expect(200).json();
        assertThat(accepted.get("status").stringValue()).isEqualTo("ACCEPTED");
        assertThat(accepted.get("userId").stringValue()).isEqualTo("user_new_1");
        JsonNode sent = desk.enrolled().getFirst();
        assertThat(sent.get("email").stringValue()).isEqualTo("jo@lakeside.example");
        assertThat(sent.get("facilityNPI").stringValue()).isEqualTo(NPI);
        assertThat(sent.get("salesRepresentative").stringValue()).isEqualTo("Dana Reyes");
        assertThat(sent.get("facilityAddress").get("state").stringValue()).isEqualTo("TX");
        assertThat(sent.has("primaryContactName")).isFalse();
    }

    @Test
    void whatIsEnrolledJoinsWhatSyncsAndWebhooksBring() {
        long id = draft(dana, form());
        press(id);
        assertThat(known(dana)).containsExactly("null user_new_1 Lakeside Wound Center dana@example.com TX");

        webhooks.send("""
                {"event": "order.placed", "data": {"userId": "user_new_1", "orderId": "ord_1", "orderAmount": 10,
                 "orderDate": "2026-10-05T09:15:00Z"}}""").expect(200);
        awaitOrders(1);
        SOURCE.put(new SourcePractice("prac_new_1", "user_new_1", "TX", "Wound Care", null, 1, ""));
        assertThat(sync().get("status").stringValue()).isEqualTo("SUCCEEDED");

        assertThat(known(dana)).containsExactly("prac_new_1 user_new_1 Lakeside Wound Center dana@example.com TX");
        assertThat(totalOrders()).isEqualTo(1);
    }

    @Test
    void aWebhookThatComesBeforeTheAnswerMakesNoSecondPractice() {
        webhooks.send("""
                {"event": "practice.created", "data": {"userId": "user_new_1", "practiceId": "prac_new_1",
                 "state": "TX", "salesRep": "Dana Reyes", "totalOrders": 0}}""").expect(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(known(dana)).hasSize(1));

        press(draft(dana, form()));

        assertThat(known(dana)).containsExactly("prac_new_1 user_new_1 Lakeside Wound Center dana@example.com TX");
    }

    @Test
    void refusedIsToldAndMayBeMended() {
        desk.next(Mood.REFUSES);
        long id = draft(dana, form());
        JsonNode refused = press(id).expect(200).json();
        assertThat(refused.get("status").stringValue()).isEqualTo("REFUSED");
        assertThat(refused.get("message").stringValue()).isEqualTo("email is not deliverable");

        dana.send(dana.request("/api/submissions/" + id, "Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json(with(form(), "email", "jo@other.example"))))
                        .build())
                .expect(200);
        assertThat(press(id).expect(200).json().get("status").stringValue()).isEqualTo("ACCEPTED");
        assertThat(desk.enrolled()).hasSize(1);
    }

    @Test
    void aBadTokenLeavesADraft() {
        desk.next(Mood.BAD_TOKEN);
        long id = draft(dana, form());
        JsonNode draft = press(id).expect(200).json();
        assertThat(draft.get("status").stringValue()).isEqualTo("DRAFT");
        assertThat(draft.get("message").stringValue()).contains("CURAGENESIS_VENDOR_TOKEN");
        assertThat(press(id).expect(200).json().get("status").stringValue()).isEqualTo("ACCEPTED");
    }

    @Test
    void aRedirectLeavesADraft() {
        desk.next(Mood.REDIRECTS);
        long id = draft(dana, form());
        JsonNode draft = press(id).expect(200).json();
        assertThat(draft.get("status").stringValue()).isEqualTo("DRAFT");
        assertThat(draft.get("message").stringValue())
                .contains("https://elsewhere.example/api", "CURAGENESIS_API_BASE");
        assertThat(press(id).expect(200).json().get("status").stringValue()).isEqualTo("ACCEPTED");
    }

    @Test
    void nothingIsSentWhileCuraGenesisAskedNotToBeCalled() {
        database.jdbc().sql("""
                insert into source_cooldown (ends_at, reason)
                values (now() + interval '1 hour', 'CuraGenesis answered 429')""").update();
        long id = draft(dana, form());

        assertThat(press(id).expect(409).body()).contains("CuraGenesis answered 429. The next call is possible at");

        assertThat(desk.calls()).isZero();
        assertThat(status(id)).isEqualTo("DRAFT");
    }

    /** It was enrolled, and nobody heard of it. */
    @ParameterizedTest
    @EnumSource(names = {"ENROLS_AND_HANGS_UP", "ENROLS_AND_HANGS", "ENROLS_AND_ANSWERS_HTML"})
    void anUnheardAnswerIsNeverFollowedByASecondCall(Mood mood) {
        desk.next(mood);
        long id = draft(dana, form());
        assertThat(press(id).expect(200).json().get("status").stringValue()).isEqualTo("UNKNOWN");
        press(id).expect(409);

        arrives("user_new_1", "Dana Reyes");
        press(id).expect(409);
        confirm(id, "user_new_1");

        assertThat(status(id)).isEqualTo("ACCEPTED");
        assertThat(desk.enrolled()).hasSize(1);
        assertThat(desk.calls()).isEqualTo(1);
        assertThat(known(dana))
                .containsExactly("prac_of_user_new_1 user_new_1 Lakeside Wound Center dana@example.com TX");
    }

    /** The same, for an answer that came and could not be committed: as if the instance had died then and there. */
    @Test
    void aDeathBetweenTheAnswerAndItsCommitMakesNoSecondPractice() throws Exception {
        database.jdbc().sql("""
                create or replace function refuse_accepted() returns trigger language plpgsql as $$
                begin raise exception 'no commit today'; end $$""").update();
        database.jdbc().sql("""
                create trigger refuse_accepted before update on practice_submission for each row
                when (new.status = 'ACCEPTED') execute function refuse_accepted()""").update();
        long id = draft(dana, form());
        press(id).expect(200);
        Together.call(20, Collections.nCopies(50, id), this::press).forEach(answer -> answer.expect(409));
        await().atMost(SOON).untilAsserted(() -> assertThat(status(id)).isEqualTo("UNKNOWN"));
        letCommitsThrough();

        press(id).expect(409);
        arrives("user_new_1", "Dana Reyes");
        confirm(id, "user_new_1");

        assertThat(desk.enrolled()).hasSize(1);
        assertThat(desk.calls()).isEqualTo(1);
        assertThat(status(id)).isEqualTo("ACCEPTED");
    }

    /** Nothing arrived: the next full sync shows that, and then it is sent again. */
    @ParameterizedTest
    @EnumSource(names = {"HANGS_UP", "BROKEN"})
    void whatAFullSyncDoesNotBringMayBeSentAgain(Mood mood) {
        SOURCE.populate(20);
        sync();
        desk.next(mood);
        long id = draft(dana, form());
        assertThat(press(id).expect(200).json().get("status").stringValue()).isEqualTo("UNKNOWN");
        syncOf("incremental");
        press(id).expect(409);
        assertThat(status(id)).isEqualTo("UNKNOWN");

        sync();
        await().atMost(SOON).untilAsserted(() -> assertThat(status(id)).isEqualTo("DRAFT"));
        assertThat(dana.get("/api/submissions/" + id).json().get("absent").asBoolean())
                .isTrue();
        assertThat(press(id).expect(200).json().get("status").stringValue()).isEqualTo("ACCEPTED");
        assertThat(desk.calls()).isEqualTo(2);
        assertThat(desk.enrolled()).hasSize(1);
    }

    @Test
    void whatMayHaveArrivedAfterAllIsNotSentAgain() {
        desk.next(Mood.ENROLS_AND_HANGS_UP);
        long id = draft(dana, form());
        press(id);
        sync();
        await().atMost(SOON).untilAsserted(() -> assertThat(status(id)).isEqualTo("DRAFT"));

        arrives("user_new_1", "Dana Reyes");
        press(id).expect(409);
        await().atMost(SOON).untilAsserted(() -> assertThat(status(id)).isEqualTo("UNKNOWN"));
        assertThat(desk.calls()).isEqualTo(1);
    }

    /** Another practice that came meanwhile keeps it unknown until a person says that it is another. */
    @Test
    void anotherPracticeIsNotMistakenForIt() {
        desk.next(Mood.HANGS_UP);
        long id = draft(dana, form());
        press(id);
        arrives("user_other", "");
        sync();
        assertThat(settling.possibilities(user("dana@example.com", Role.REP), find(id))
                        .shown())
                .as("nobody's practice is not a rep's to see")
                .isEmpty();
        assertThat(settling.possibilities(user("dana@example.com", Role.REP), find(id))
                        .hidden())
                .isEqualTo(1);
        CurrentUser boss = user(ADMIN, Role.ADMIN);
        long other = settling.possibilities(boss, find(id)).shown().getFirst().id();
        assertThat(settling.confirm(user("dana@example.com", Role.REP), id, other))
                .isFalse();
        assertThat(settling.deny(boss, id, other)).isTrue();

        await().atMost(SOON).untilAsserted(() -> assertThat(status(id)).isEqualTo("DRAFT"));
        assertThat(press(id).expect(200).json().get("status").stringValue()).isEqualTo("ACCEPTED");
        assertThat(known(dana)).containsExactly("null user_new_1 Lakeside Wound Center dana@example.com TX");
    }

    @Test
    void thePracticeOfAnotherSubmissionIsNotSentTwice() throws Exception {
        Api ava = rep("ava@example.com", "Ava Lindqvist");
        long one = draft(dana, form());
        long other = draft(ava, with(form(), "email", "ava@lakeside.example"));
        Map<Long, Api> owners = Map.of(one, dana, other, ava);

        List<Api.Answer> answers =
                Together.call(2, List.of(one, other), id -> owners.get(id).post("/api/submissions/" + id + "/send"));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(desk.calls()).isEqualTo(1);
        // Nor may it be when it is known by import or by hand.
        database.jdbc()
                .sql("delete from practice_submission where status = 'ACCEPTED'")
                .update();
        long left = answers.getFirst().status() == 200 ? other : one;
        owners.get(left).post("/api/submissions/" + left + "/send").expect(409);
        assertThat(desk.calls()).isEqualTo(1);
    }

    @Test
    void anAnswerWithAnotherRepsPracticeWaitsForAnAdmin() {
        Api ava = rep("ava@example.com", "Ava Lindqvist");
        arrives("user_ava", "Ava Lindqvist");
        desk.nextUserId("user_ava");
        long id = draft(dana, form());

        JsonNode disputed = press(id).expect(200).json();

        assertThat(disputed.get("status").stringValue()).isEqualTo("UNKNOWN");
        assertThat(disputed.get("message").stringValue())
                .contains("user_ava", "which a practice in CuraSync has already")
                .doesNotContain("Ava Lindqvist");
        assertAvasStill(ava);
        CurrentUser rep = user("dana@example.com", Role.REP);
        CurrentUser boss = user(ADMIN, Role.ADMIN);
        Settling.Possible practice =
                settling.possibilities(boss, find(id)).shown().getFirst();
        assertThat(practice.owner()).isEqualTo("ava@example.com");
        assertThat(settling.possibilities(rep, find(id)).shown()).isEmpty();
        assertThat(settling.confirm(rep, id, practice.id())).isFalse();
        assertThat(admin.get("/api/notifications/recent").expect(200).body())
                .contains("ENROLLMENT_DISPUTED", "Lakeside Wound Center");
        assertThat(dana.get("/api/notifications/recent").expect(200).body()).doesNotContain("ENROLLMENT_DISPUTED");

        // A sync does not decide it.
        sync();
        await().during(Duration.ofSeconds(1)).until(() -> status(id).equals("UNKNOWN"));
        press(id).expect(409);
        assertThat(settling.deny(boss, id, practice.id())).isTrue();
        await().atMost(SOON).until(() -> status(id).equals("DRAFT"));

        assertThat(press(id).expect(200).json().get("userId").stringValue()).isEqualTo("user_new_2");
        assertAvasStill(ava);
        assertThat(desk.calls()).isEqualTo(2);
    }

    @Test
    void anAdminMayGiveTheDisputedPracticeToTheRep() {
        rep("ava@example.com", "Ava Lindqvist");
        arrives("user_ava", "Ava Lindqvist");
        desk.nextUserId("user_ava");
        long id = draft(dana, form());
        press(id);
        CurrentUser boss = user(ADMIN, Role.ADMIN);

        assertThat(settling.confirm(
                        boss,
                        id,
                        settling.possibilities(boss, find(id))
                                .shown()
                                .getFirst()
                                .id()))
                .isTrue();

        assertThat(status(id)).isEqualTo("ACCEPTED");
        assertThat(known(dana)).containsExactly("prac_of_user_ava user_ava Lakeside Wound Center dana@example.com TX");
    }

    /** Practices that the rep has, or that CuraGenesis no longer lists, are no exception to whose they are. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "own              | Dana Reyes    |                       | ACCEPTED",
                "own, missing     | Dana Reyes    | missing_since = now() | ACCEPTED",
                "own, other NPI   | Dana Reyes    | npi = 1003000126::text | UNKNOWN",
                "nobody's         | ''            |                       | UNKNOWN",
                "another's, gone  | Ava Lindqvist | missing_since = now() | UNKNOWN",
            })
    void anAnswerWithAKnownUserId(String what, String salesRep, @Nullable String change, String status) {
        rep("ava@example.com", "Ava Lindqvist");
        arrives("user_known", salesRep);
        long id = draft(dana, form());
        if (change != null) {
            database.jdbc().sql("update practice set " + change).update();
        }
        desk.nextUserId("user_known");

        assertThat(press(id).expect(200).json().get("status").stringValue()).isEqualTo(status);

        boolean named = practice("prac_of_user_known").get("name").isString();
        assertThat(named).isEqualTo(status.equals("ACCEPTED"));
    }

    @Test
    void faultsAreToldByFieldAndNothingIsSent() {
        long id = draft(dana, with(with(form(), "npi", "1234567890"), "lastName", " "));
        JsonNode faults = press(id).expect(400).json().get("faults");
        assertThat(faults.get("npi").stringValue()).contains("last digit");
        assertThat(faults.get("lastName").stringValue()).isEqualTo("Needed");
        assertThat(faults.size()).isEqualTo(2);
        assertThat(desk.calls()).isZero();
        dana.postJson("/api/submissions", "{}").expect(400);
        dana.postJson("/api/submissions", "[1]").expect(400);
        dana.postJson("/api/submissions", "{\"name\": {\"a\": 1}}").expect(400);
        dana.get("/api/submissions/x").expect(400);
    }

    @Test
    void othersSubmissionsAreNotThere() {
        Api ava = rep("ava@example.com", "Ava Lindqvist");
        long id = draft(dana, form());

        ava.get("/api/submissions/" + id).expect(404);
        ava.post("/api/submissions/" + id + "/send").expect(404);
        assertThat(ava.all("/api/submissions")).isEmpty();
        assertThat(admin.all("/api/submissions")).hasSize(1);
        assertThat(dana.all("/api/submissions")).hasSize(1);
        nobody.get("/api/submissions").expect(401);
    }

    private static void assertAvasStill(Api ava) {
        JsonNode practice =
                ava.get("/api/practices/prac_of_user_ava").expect(200).json();
        assertThat(practice.get("rep").stringValue()).isEqualTo("ava@example.com");
        assertThat(practice.get("name").isNull()).isTrue();
    }

    /** It comes to light here by a webhook. */
    private void arrives(String userId, String salesRep) {
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

    private void confirm(long id, String userId) {
        CurrentUser who = user("dana@example.com", Role.REP);
        Settling.Possibilities possible = settling.possibilities(who, find(id));
        assertThat(possible.shown()).extracting(Settling.Possible::label).containsExactly("prac_of_" + userId);
        assertThat(settling.confirm(who, id, possible.shown().getFirst().id())).isTrue();
    }

    private io.curasync.enrolment.Submission find(long id) {
        return submissions.find(user(ADMIN, Role.ADMIN), id).orElseThrow();
    }

    private CurrentUser user(String email, Role role) {
        var user = accounts.findByEmail(email).orElseThrow();
        return new CurrentUser(user.id(), user.email(), user.name(), role);
    }

    private Api.Answer press(long id) {
        return dana.post("/api/submissions/" + id + "/send");
    }

    private String status(long id) {
        return admin.get("/api/submissions/" + id)
                .expect(200)
                .json()
                .get("status")
                .stringValue();
    }

    private static long draft(Api who, Map<String, String> form) {
        return who.postJson("/api/submissions", json(form))
                .expect(201)
                .json()
                .get("id")
                .asLong();
    }

    private static String json(Map<String, String> form) {
        return Api.JSON.writeValueAsString(form);
    }

    private static List<String> known(Api who) {
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

    private static Map<String, String> form() {
        return new TreeMap<>(Map.of(
                "name", "Lakeside Wound Center",
                "npi", NPI,
                "state", "tx",
                "specialty", "Wound Care",
                "firstName", "Jo",
                "lastName", "Ray",
                "email", "jo@lakeside.example"));
    }

    private static Map<String, String> with(Map<String, String> form, String field, String value) {
        Map<String, String> changed = new TreeMap<>(form);
        changed.put(field, value);
        return changed;
    }
}
