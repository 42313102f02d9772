package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.acceptance.FakeEnrollmentApi.Behavior;
import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A practice entered in CuraSync is enrolled at CuraGenesis exactly once, whatever fails. */
class EnrollmentTest extends EnrollmentHarness {

    @Test
    void twoHundredPressesMakeOneCall() throws Exception {
        long id = draft(dana, form());

        List<Api.Answer> answers = Parallel.call(50, Collections.nCopies(200, id), this::press);

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
        desk.next(Behavior.REFUSES);
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
        desk.next(Behavior.BAD_TOKEN);
        long id = draft(dana, form());
        JsonNode draft = press(id).expect(200).json();
        assertThat(draft.get("status").stringValue()).isEqualTo("DRAFT");
        assertThat(draft.get("message").stringValue()).contains("CURAGENESIS_VENDOR_TOKEN");
        assertThat(press(id).expect(200).json().get("status").stringValue()).isEqualTo("ACCEPTED");
    }

    @Test
    void aRedirectLeavesADraft() {
        desk.next(Behavior.REDIRECTS);
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

    /** CuraGenesis enrolled the practice, but the response was lost. */
    @ParameterizedTest
    @EnumSource(names = {"ENROLLS_AND_HANGS_UP", "ENROLLS_AND_HANGS", "ENROLLS_AND_ANSWERS_HTML"})
    void anUnheardAnswerIsNeverFollowedByASecondCall(Behavior mood) {
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

    /** The same for a response that could not be committed, as if the instance had crashed at that moment. */
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
        Parallel.call(20, Collections.nCopies(50, id), this::press).forEach(answer -> answer.expect(409));
        await().atMost(SOON).untilAsserted(() -> assertThat(status(id)).isEqualTo("UNKNOWN"));
        letCommitsThrough();

        press(id).expect(409);
        arrives("user_new_1", "Dana Reyes");
        confirm(id, "user_new_1");

        assertThat(desk.enrolled()).hasSize(1);
        assertThat(desk.calls()).isEqualTo(1);
        assertThat(status(id)).isEqualTo("ACCEPTED");
    }

    @Test
    void storesTheOutcomeWhenATemporaryFailureIsOver() {
        database.jdbc().sql("create sequence failures").update();
        database.jdbc().sql("""
                create or replace function refuse_accepted() returns trigger language plpgsql as $$
                begin
                    if nextval('failures') < 3 then raise exception 'planted' using errcode = '40001'; end if;
                    return new;
                end $$""").update();
        database.jdbc().sql("""
                create trigger refuse_accepted before update on practice_submission for each row
                when (new.status = 'ACCEPTED') execute function refuse_accepted()""").update();
        long id = draft(dana, form());

        press(id);

        await().atMost(SOON).untilAsserted(() -> assertThat(status(id)).isEqualTo("ACCEPTED"));
        assertThat(database.jdbc()
                        .sql("select nextval('failures')")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
        assertThat(desk.calls()).isEqualTo(1);
        database.jdbc().sql("drop sequence failures").update();
    }

    /** The call did not arrive: the next full sync shows that, and the submission is sent again. */
    @ParameterizedTest
    @EnumSource(names = {"HANGS_UP", "BROKEN"})
    void whatAFullSyncDoesNotBringMayBeSentAgain(Behavior mood) {
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
        desk.next(Behavior.ENROLLS_AND_HANGS_UP);
        long id = draft(dana, form());
        press(id);
        sync();
        await().atMost(SOON).untilAsserted(() -> assertThat(status(id)).isEqualTo("DRAFT"));

        arrives("user_new_1", "Dana Reyes");
        press(id).expect(409);
        await().atMost(SOON).untilAsserted(() -> assertThat(status(id)).isEqualTo("UNKNOWN"));
        assertThat(desk.calls()).isEqualTo(1);
    }

    /** Another new practice leaves the outcome unknown until a person rejects it as a match. */
    @Test
    void anotherPracticeIsNotMistakenForIt() {
        desk.next(Behavior.HANGS_UP);
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
                Parallel.call(2, List.of(one, other), id -> owners.get(id).post("/api/submissions/" + id + "/send"));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(desk.calls()).isEqualTo(1);
        // The same if the practice is known by import or manual entry.
        database.jdbc()
                .sql("delete from practice_submission where status = 'ACCEPTED'")
                .update();
        long left = answers.getFirst().status() == 200 ? other : one;
        owners.get(left).post("/api/submissions/" + left + "/send").expect(409);
        assertThat(desk.calls()).isEqualTo(1);
    }

    @Test
    void faultsAreToldByFieldAndNothingIsSent() {
        long id = draft(dana, with(with(form(), "npi", "1234567890"), "lastName", " "));
        JsonNode faults = press(id).expect(400).json().get("faults");
        assertThat(faults.get("npi").stringValue()).contains("check the digits");
        assertThat(faults.get("lastName").stringValue()).isEqualTo("Required");
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
}
