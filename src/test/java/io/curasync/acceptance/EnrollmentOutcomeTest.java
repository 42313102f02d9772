package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.acceptance.FakeEnrollmentApi.Behavior;
import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A practice is enrolled exactly once, even if the outcome of the call to CuraGenesis is unknown or could not be stored. */
class EnrollmentOutcomeTest extends EnrollmentHarness {

    /** CuraGenesis enrolled the practice, but the response was lost. */
    @ParameterizedTest
    @EnumSource(names = {"ENROLLS_AND_HANGS_UP", "ENROLLS_AND_HANGS", "ENROLLS_AND_ANSWERS_HTML"})
    void neverCallsAgainAfterALostResponse(Behavior behavior) {
        enrollmentApi.next(behavior);
        long id = draft(dana, form());
        assertThat(submit(id).expect(200).json().get("status").stringValue()).isEqualTo("UNKNOWN");
        submit(id).expect(409);

        sendPracticeWebhook("user_new_1", "Dana Reyes");
        submit(id).expect(409);
        confirm(id, "user_new_1");

        assertThat(status(id)).isEqualTo("ACCEPTED");
        assertThat(enrollmentApi.enrolled()).hasSize(1);
        assertThat(enrollmentApi.calls()).isEqualTo(1);
        assertThat(knownPractices(dana))
                .containsExactly("prac_of_user_new_1 user_new_1 Lakeside Wound Center dana@example.com TX");
    }

    /** The outcome could not be committed after the response, as if the instance had crashed at that moment. */
    @Test
    void createsNoDuplicateIfTheCommitOfTheResponseFails() throws Exception {
        database.jdbc().sql("""
                create or replace function refuse_accepted() returns trigger language plpgsql as $$
                begin raise exception 'no commit today'; end $$""").update();
        database.jdbc().sql("""
                create trigger refuse_accepted before update on practice_submission for each row
                when (new.status = 'ACCEPTED') execute function refuse_accepted()""").update();
        long id = draft(dana, form());
        submit(id).expect(200);
        ParallelCalls.call(20, Collections.nCopies(50, id), this::submit).forEach(answer -> answer.expect(409));
        await().atMost(SOON).untilAsserted(() -> assertThat(status(id)).isEqualTo("UNKNOWN"));
        removeCommitTrigger();

        submit(id).expect(409);
        sendPracticeWebhook("user_new_1", "Dana Reyes");
        confirm(id, "user_new_1");

        assertThat(enrollmentApi.enrolled()).hasSize(1);
        assertThat(enrollmentApi.calls()).isEqualTo(1);
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

        submit(id);

        await().atMost(SOON).untilAsserted(() -> assertThat(status(id)).isEqualTo("ACCEPTED"));
        assertThat(database.jdbc()
                        .sql("select nextval('failures')")
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
        assertThat(enrollmentApi.calls()).isEqualTo(1);
        database.jdbc().sql("drop sequence failures").update();
    }

    /** The call did not arrive. The next full sync detects this, and the submission can be sent again. */
    @ParameterizedTest
    @EnumSource(names = {"HANGS_UP", "BROKEN"})
    void allowsResendingIfAFullSyncDoesNotFindThePractice(Behavior behavior) {
        SOURCE.populate(20);
        sync();
        enrollmentApi.next(behavior);
        long id = draft(dana, form());
        assertThat(submit(id).expect(200).json().get("status").stringValue()).isEqualTo("UNKNOWN");
        syncOf("incremental");
        submit(id).expect(409);
        assertThat(status(id)).isEqualTo("UNKNOWN");

        sync();
        await().atMost(SOON).untilAsserted(() -> assertThat(status(id)).isEqualTo("DRAFT"));
        assertThat(dana.get("/api/submissions/" + id).json().get("absent").asBoolean())
                .isTrue();
        assertThat(submit(id).expect(200).json().get("status").stringValue()).isEqualTo("ACCEPTED");
        assertThat(enrollmentApi.calls()).isEqualTo(2);
        assertThat(enrollmentApi.enrolled()).hasSize(1);
    }

    @Test
    void doesNotResendIfACandidateAppearsLater() {
        enrollmentApi.next(Behavior.ENROLLS_AND_HANGS_UP);
        long id = draft(dana, form());
        submit(id);
        sync();
        await().atMost(SOON).untilAsserted(() -> assertThat(status(id)).isEqualTo("DRAFT"));

        sendPracticeWebhook("user_new_1", "Dana Reyes");
        submit(id).expect(409);
        await().atMost(SOON).untilAsserted(() -> assertThat(status(id)).isEqualTo("UNKNOWN"));
        assertThat(enrollmentApi.calls()).isEqualTo(1);
    }

    /** Another new practice leaves the outcome unknown until a user rejects it as a match. */
    @Test
    void doesNotMatchAnUnrelatedPractice() {
        enrollmentApi.next(Behavior.HANGS_UP);
        long id = draft(dana, form());
        submit(id);
        sendPracticeWebhook("user_other", "");
        sync();
        assertThat(reconciliation
                        .candidates(user("dana@example.com", Role.REP), find(id))
                        .visible())
                .as("nobody's practice is not a rep's to see")
                .isEmpty();
        assertThat(reconciliation
                        .candidates(user("dana@example.com", Role.REP), find(id))
                        .hiddenCount())
                .isEqualTo(1);
        CurrentUser boss = user(ADMIN, Role.ADMIN);
        long other =
                reconciliation.candidates(boss, find(id)).visible().getFirst().id();
        assertThat(reconciliation.confirm(user("dana@example.com", Role.REP), id, other))
                .isFalse();
        assertThat(reconciliation.reject(boss, id, other)).isTrue();

        await().atMost(SOON).untilAsserted(() -> assertThat(status(id)).isEqualTo("DRAFT"));
        assertThat(submit(id).expect(200).json().get("status").stringValue()).isEqualTo("ACCEPTED");
        assertThat(knownPractices(dana)).containsExactly("null user_new_1 Lakeside Wound Center dana@example.com TX");
    }
}
