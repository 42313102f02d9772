package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.enrollment.ManualReconciliation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** An enrollment response with the user id of an existing practice never reassigns another rep's practice. */
class DisputedEnrollmentTest extends EnrollmentHarness {

    @Test
    void responseWithAnotherRepsPracticeRequiresAnAdmin() {
        ApiClient ava = rep("ava@example.com", "Ava Lindqvist");
        sendPracticeWebhook("user_ava", "Ava Lindqvist");
        enrollmentApi.nextUserId("user_ava");
        long id = draft(dana, form());

        JsonNode disputed = submit(id).expect(200).json();

        assertThat(disputed.get("status").stringValue()).isEqualTo("UNKNOWN");
        assertThat(disputed.get("message").stringValue())
                .contains("user_ava", "which a practice in CuraSync already has")
                .doesNotContain("Ava Lindqvist");
        assertAvasStill(ava);
        CurrentUser rep = user("dana@example.com", Role.REP);
        CurrentUser boss = user(ADMIN, Role.ADMIN);
        ManualReconciliation.Candidate practice =
                reconciliation.candidates(boss, find(id)).visible().getFirst();
        assertThat(practice.owner()).isEqualTo("ava@example.com");
        assertThat(reconciliation.candidates(rep, find(id)).visible()).isEmpty();
        assertThat(reconciliation.confirm(rep, id, practice.id())).isFalse();
        assertThat(admin.get("/api/notifications/recent").expect(200).body())
                .contains("ENROLLMENT_DISPUTED", "Lakeside Wound Center");
        assertThat(dana.get("/api/notifications/recent").expect(200).body()).doesNotContain("ENROLLMENT_DISPUTED");

        // A sync does not resolve it.
        sync();
        await().during(Duration.ofSeconds(1)).until(() -> status(id).equals("UNKNOWN"));
        submit(id).expect(409);
        assertThat(reconciliation.reject(boss, id, practice.id())).isTrue();
        await().atMost(SOON).until(() -> status(id).equals("DRAFT"));

        assertThat(submit(id).expect(200).json().get("userId").stringValue()).isEqualTo("user_new_2");
        assertAvasStill(ava);
        assertThat(enrollmentApi.calls()).isEqualTo(2);
    }

    @Test
    void letsAnAdminAssignTheDisputedPractice() {
        rep("ava@example.com", "Ava Lindqvist");
        sendPracticeWebhook("user_ava", "Ava Lindqvist");
        enrollmentApi.nextUserId("user_ava");
        long id = draft(dana, form());
        submit(id);
        CurrentUser boss = user(ADMIN, Role.ADMIN);

        assertThat(reconciliation.confirm(
                        boss,
                        id,
                        reconciliation
                                .candidates(boss, find(id))
                                .visible()
                                .getFirst()
                                .id()))
                .isTrue();

        assertThat(status(id)).isEqualTo("ACCEPTED");
        assertThat(knownPractices(dana))
                .containsExactly("prac_of_user_ava user_ava Lakeside Wound Center dana@example.com TX");
    }

    /** The rep of the practice decides the outcome, even if the practice is missing. */
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
    void handlesAResponseWithAKnownUserId(String what, String salesRep, @Nullable String change, String status) {
        rep("ava@example.com", "Ava Lindqvist");
        sendPracticeWebhook("user_known", salesRep);
        long id = draft(dana, form());
        if (change != null) {
            database.jdbc().sql("update practice set " + change).update();
        }
        enrollmentApi.nextUserId("user_known");

        assertThat(submit(id).expect(200).json().get("status").stringValue()).isEqualTo(status);

        boolean named = practice("prac_of_user_known").get("name").isString();
        assertThat(named).isEqualTo(status.equals("ACCEPTED"));
    }

    private static void assertAvasStill(ApiClient ava) {
        JsonNode practice =
                ava.get("/api/practices/prac_of_user_ava").expect(200).json();
        assertThat(practice.get("rep").stringValue()).isEqualTo("ava@example.com");
        assertThat(practice.get("name").isNull()).isTrue();
    }
}
