package io.curasync.enrollment.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.ui.ConfirmationDialog;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of submissions and the drawer with one of them. */
class SubmissionListTest extends EnrollmentScreensHarness {

    @Autowired
    ChangeSignal signal;

    @Test
    void doesNotShowASentSubmissionAsDraft() {
        open(dana, "practices/new");
        type("Practice name", "Lakeside");
        assertThat(view()).contains("New practice", "Draft saved");
        assertThat(_find(Span.class, spec -> spec.withClasses("intake-kept"))).hasSize(1);
        long id = onlySubmission();
        jdbc.sql("update practice_submission set status = 'ACCEPTED', user_id = 'user_1', attempts = 1")
                .update();
        open(dana, "practices/new/" + id);
        assertThat(view()).contains("Practice submitted");
        assertThat(_find(Span.class, spec -> spec.withClasses("intake-kept"))).isEmpty();
        assertThat(_find(DuplicatesCard.class)).isEmpty();
    }

    @Test
    void showsRequestsAndResponsesOnlyToAdmins() {
        open(dana, "practices/new");
        type("Practice name", "Lakeside");
        long id = onlySubmission();
        jdbc.sql("update practice_submission set status = 'REFUSED', attempts = 1, message = 'The NPI is unknown'")
                .update();
        jdbc.sql("""
                insert into practice_submission_attempt (submission, number, by_email, instance, request, outcome,
                    http_status, answer, message)
                values (?, 1, 'dana@example.com', 'server-7', '{"facilityName": "Lakeside"}', 'REFUSED', 422,
                    '{"error": "npi"}', 'The NPI is unknown')""").param(id).update();
        open(dana, "submissions/" + id);
        assertThat(_get(SubmissionDrawer.class).getElement().getTextRecursively())
                .contains("Send attempts", "Refused", "The NPI is unknown")
                .doesNotContain("server-7", "422", "facilityName", "error");
        open(admin, "submissions/" + id);
        assertThat(_get(SubmissionDrawer.class).getElement().getTextRecursively())
                .contains("server-7", "HTTP 422", "facilityName", "error");
    }

    @Test
    void sortsSubmissionsByUrl() {
        for (String name : List.of("Bayou", "Cedar", "Aspen")) {
            open(dana, "practices/new");
            type("Practice name", name);
        }
        open(dana, "submissions");
        assertThat(labels()).containsExactly("Aspen", "Cedar", "Bayou");
        UI.getCurrent().navigate("submissions", QueryParameters.of("sort", "name"));
        assertThat(labels()).containsExactly("Aspen", "Bayou", "Cedar");
        UI.getCurrent().navigate("submissions", QueryParameters.of("sort", "-name"));
        assertThat(labels()).containsExactly("Cedar", "Bayou", "Aspen");
    }

    @Test
    void hidesSubmissionsOfOtherReps() {
        open(dana, "practices/new");
        type("Practice name", "Lakeside");
        long id = onlySubmission();
        open(ava, "practices/new/" + id);
        assertThat(field("Practice name").getValue()).isEmpty();
        open(ava, "submissions/" + id);
        assertThat(_find(SubmissionDrawer.class)).isEmpty();
        assertThat(labels()).isEmpty();
        open(admin, "submissions/" + id);
        assertThat(_get(SubmissionDrawer.class).getElement().getTextRecursively())
                .contains("Lakeside");
        assertThat(labels()).containsExactly("Lakeside");
    }

    @Test
    void filtersTheListAndUpdatesItLive() {
        open(dana, "practices/new");
        type("Practice name", "Lakeside");
        long id = onlySubmission();
        open(dana, "submissions/" + id);
        assertThat(labels()).containsExactly("Lakeside");

        jdbc.sql("update practice_submission set status = 'UNKNOWN', message = 'The call broke off', attempts = 1,"
                        + " sent_at = now(), ended_at = now()")
                .update();
        signal.publish(Topic.ENROLLMENT);
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(_get(SubmissionDrawer.class).getElement().getTextRecursively())
                    .contains("Unknown", "The call broke off", "not sent again until the outcome is known");
        });
        UI.getCurrent().navigate("submissions", QueryParameters.of("status", "accepted"));
        assertThat(labels()).isEmpty();
        UI.getCurrent().navigate("submissions", QueryParameters.of("q", "lake"));
        assertThat(labels()).containsExactly("Lakeside");
    }

    @Test
    void letsOnlyAdminsResolveADisputedMatch() {
        jdbc.sql("insert into practice (practice_id, user_id, owner_id) values ('prac_1', 'user_1', ?)")
                .param(ava.id())
                .update();
        open(dana, "practices/new");
        type("Practice name", "Lakeside");
        long id = onlySubmission();
        jdbc.sql("update practice_submission set status = 'UNKNOWN', disputed_user_id = 'user_1', attempts = 1,"
                        + " sent_at = now(), ended_at = now()")
                .update();

        open(dana, "submissions/" + id);
        assertThat(_get(SubmissionDrawer.class).getElement().getTextRecursively())
                .contains("To be decided", "Only an admin can decide that.")
                .doesNotContain("prac_1", ava.name());
        open(admin, "submissions/" + id);
        assertThat(_get(SubmissionDrawer.class).getElement().getTextRecursively())
                .contains("To be decided", "prac_1", "rep: " + ava.name());
        _click(_get(Button.class, spec -> spec.withText("It is this one …")));
        assertThat(status()).isEqualTo("UNKNOWN");
        assertThat(_get(ConfirmationDialog.class).getElement().getTextRecursively())
                .contains("Its rep changes from %s to %s".formatted(ava.name(), dana.name()));
        _click(_get(Button.class, spec -> spec.withText("It is this practice")));

        assertThat(status()).isEqualTo("ACCEPTED");
        assertThat(jdbc.sql("select owner_id from practice").query(Long.class).single())
                .isEqualTo(dana.id());
    }
}
