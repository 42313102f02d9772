package io.curasync.enrollment.ui;

import static com.github.mvysny.kaributesting.v10.ComboBoxKt._fireCustomValueSet;
import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.enrollment.Submission;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestScreens;
import io.curasync.testing.TestUsers;
import io.curasync.ui.ConfirmationDialog;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@CuraSyncTest
class NewPracticeViewTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    ChangeSignal signal;

    @Autowired
    JdbcClient jdbc;

    private User admin;
    private User dana;
    private User ava;

    @BeforeEach
    void users() {
        database.clear();
        admin = TestUsers.admin(userAccounts, "morgan@example.com");
        dana = TestUsers.rep(userAccounts, "dana@example.com");
        ava = TestUsers.rep(userAccounts, "ava@example.com");
    }

    @AfterEach
    void close() {
        TestScreens.close();
    }

    @Test
    void savesAndRestoresADraft() {
        open(dana, "practices/new");
        type("Practice name", "Lakeside");
        type("NPI", "1234567890");
        long id = onlySubmission();
        open(dana, "practices/new/" + id);
        assertThat(field("Practice name").getValue()).isEqualTo("Lakeside");
        assertThat(field("NPI").getValue()).isEqualTo("1234567890");
    }

    @Test
    void showsFaultsByFieldOnSending() {
        open(dana, "practices/new");
        type("Practice name", "Lakeside");
        type("NPI", "1234567890");
        _click(_get(Button.class, spec -> spec.withText("Send to CuraGenesis")));

        assertThat(field("NPI").getErrorMessage()).isEqualTo("Not a valid NPI – check the digits");
        assertThat(field("First name").getErrorMessage()).isEqualTo("Required");
        assertThat(field("Fax").isInvalid()).isFalse();
        assertThat(summary()).isEqualTo("Fix 5 fields to send.");
        type("NPI", "1234567893");
        assertThat(field("NPI").isInvalid()).isFalse();
        assertThat(status()).isEqualTo("DRAFT");
    }

    /** Without settings nothing can be sent, and the screen names the missing setting. */
    @Test
    void namesTheMissingSetting() {
        open(dana, "practices/new");
        assertThat(_get(NewPracticeView.class).getElement().getTextRecursively())
                .contains("CURAGENESIS_API_BASE");
    }

    @Test
    void showsDuplicatesWhileTyping() {
        jdbc.sql("""
                insert into practice (practice_id, name, npi, owner_id, state)
                values ('prac_1', 'Lakeside Wound Center', '1234567893', ?, 'TX')""").param(dana.id()).update();
        open(dana, "practices/new");
        type("Practice name", "Lakeside wound centre");
        assertThat(text()).contains("Lakeside Wound Center", "a similar name");
        open(ava, "practices/new");
        type("NPI", "1234567893");
        assertThat(text()).contains("already in CuraSync", "Ask an admin").doesNotContain("Lakeside");
    }

    @Test
    void showsAPossibleDuplicateAtTheFieldAndTheButton() {
        String insert = """
                insert into practice (practice_id, name, npi, owner_id, state)
                values ('prac_1', 'Lakeside Wound Center', '1234567893', ?, 'TX') returning id""";
        long practice = jdbc.sql(insert).param(dana.id()).query(Long.class).single();
        open(dana, "practices/new");
        assertThat(_find(DuplicatesCard.class)).as("nothing to compare yet").isEmpty();
        type("NPI", "1234567893");
        assertThat(note("NPI")).isEqualTo("Already used by Lakeside Wound Center");
        assertThat(_get(field("NPI"), Anchor.class).getHref()).isEqualTo("practices/" + practice);
        assertThat(summary()).isEqualTo("Possible duplicate: the NPI is already used.");

        open(ava, "practices/new");
        type("NPI", "1234567893");
        assertThat(note("NPI")).contains("already in CuraSync", "Ask an admin").doesNotContain("Lakeside");
        type("NPI", "1679576722");
        assertThat(field("NPI").getHelperComponent()).isNull();
        assertThat(text()).contains("None found by NPI");
    }

    @Test
    void showsTheUsedValueAtTheFieldIfSendingIsRejected() {
        open(dana, "practices/new");
        fillIn("1234567893");
        long first = onlySubmission();
        jdbc.sql("update practice_submission set status = 'ACCEPTED', user_id = 'user_1'")
                .update();
        open(dana, "practices/new");
        fillIn("1679576722");
        _click(_get(Button.class, spec -> spec.withText("Send to CuraGenesis")));

        assertThat(field("Email").getErrorMessage())
                .isEqualTo("A practice with this email is already submitted to CuraGenesis.");
        assertThat(field("Email").isInvalid()).isTrue();
        assertThat(field("NPI").isInvalid()).isFalse();
        assertThat(_get(field("Email"), Anchor.class).getHref()).isEqualTo("submissions/" + first);
        assertThat(text()).contains("Submission with the same email");
        assertThat(_find(Notification.class)).isEmpty();

        open(ava, "practices/new");
        fillIn("1234567893");
        _click(_get(Button.class, spec -> spec.withText("Send to CuraGenesis")));
        assertThat(field("NPI").isInvalid() || field("Email").isInvalid()).isTrue();
        assertThat(_get(NewPracticeView.class).getElement().getTextRecursively())
                .contains("A practice with this email is already submitted")
                .doesNotContain("Lakeside Wound");
    }

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
    void pickersSelectTheOnlyMatch() {
        jdbc.sql(
                        "insert into practice (practice_id, specialty) values ('prac_1', 'Wound Care'), ('prac_2', 'Podiatry'),"
                                + " ('prac_3', 'Podiatric Surgery')")
                .update();
        open(dana, "practices/new");
        assertThat(typed("State", "Tex")).isEqualTo("TX");
        assertThat(typed("State", "ma")).isEqualTo("MA");
        assertThat(typed("State", "Ontario")).isEqualTo("Ontario");
        assertThat(typed("Specialty", "wound")).isEqualTo("Wound Care");
        assertThat(typed("Specialty", "podiatry")).isEqualTo("Podiatry");
        assertThat(typed("Specialty", "Cardiology")).isEqualTo("Cardiology");
        assertThat(typed("Specialty", "Podi")).as("kept").isEqualTo("Podi");
        assertThat(box("Specialty").getErrorMessage()).contains("2 match");
    }

    @Test
    void restoresADiscardedDraft() {
        open(dana, "practices/new");
        type("Practice name", "Lakeside");
        long id = onlySubmission();
        open(dana, "submissions/" + id);
        _click(_get(Button.class, spec -> spec.withText("Discard")));
        assertThat(labels()).isEmpty();
        assertThat(_get(Notification.class).getElement().getTextRecursively()).contains("Draft discarded");
        _click(_get(Button.class, spec -> spec.withText("Undo")));
        assertThat(onlySubmission()).isEqualTo(id);
        await().pollInSameThread().untilAsserted(() -> assertThat(labels()).containsExactly("Lakeside"));
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

    private static void fillIn(String npi) {
        type("Practice name", "Lakeside Wound " + npi);
        type("NPI", npi);
        typed("State", "Texas");
        type("First name", "Jo");
        type("Last name", "Ray");
        type("Email", "jo@lakeside.example");
    }

    private static String typed(String label, String text) {
        _fireCustomValueSet(box(label), text);
        return box(label).getValue();
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> box(String label) {
        return _get(ComboBox.class, spec -> spec.withLabel(label));
    }

    private static String note(String label) {
        return field(label).getHelperComponent().getElement().getTextRecursively();
    }

    private static String summary() {
        return _get(Span.class, spec -> spec.withClasses("intake-summary"))
                .getText()
                .strip();
    }

    private static String view() {
        return _get(NewPracticeView.class).getElement().getTextRecursively();
    }

    @Test
    void letsAnAdminChooseTheRep() {
        open(admin, "practices/new");
        type("Practice name", "Lakeside");
        @SuppressWarnings("unchecked")
        ComboBox<User> rep = _get(ComboBox.class, spec -> spec.withLabel("Assign to"));
        rep.setValue(userAccounts.findByEmail("dana@example.com").orElseThrow());
        assertThat(jdbc.sql("select rep_id from practice_submission")
                        .query(Long.class)
                        .single())
                .isEqualTo(dana.id());
        open(dana, "practices/new");
        assertThat(_find(ComboBox.class, spec -> spec.withLabel("Assign to"))).isEmpty();
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

    private void open(User user, String path) {
        if (UI.getCurrent() != null) {
            TestScreens.close();
        }
        TestScreens.open(context, user);
        UI.getCurrent().navigate(path);
    }

    private static void type(String label, String text) {
        field(label).setValue(text);
    }

    private static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    private static String text() {
        return _get(DuplicatesCard.class).getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private static List<String> labels() {
        MockVaadin.clientRoundtrip(true);
        return _fetch((Grid<Submission>) _get(Grid.class), 0, 50).stream()
                .map(Submission::label)
                .toList();
    }

    private long onlySubmission() {
        return jdbc.sql("select id from practice_submission").query(Long.class).single();
    }

    private String status() {
        return jdbc.sql("select status from practice_submission")
                .query(String.class)
                .single();
    }
}
