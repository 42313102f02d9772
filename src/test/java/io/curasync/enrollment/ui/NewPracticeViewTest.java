package io.curasync.enrollment.ui;

import static com.github.mvysny.kaributesting.v10.ComboBoxKt._fireCustomValueSet;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import io.curasync.account.User;
import org.junit.jupiter.api.Test;

/** The form of a new practice. */
class NewPracticeViewTest extends EnrollmentScreensHarness {

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
    void showsNoFaultsIfTheSubmissionWasSentMeanwhile() {
        open(dana, "practices/new");
        type("Practice name", "Lakeside");
        jdbc.sql("update practice_submission set status = 'ACCEPTED', user_id = 'user_1', attempts = 1")
                .update();

        _click(_get(Button.class, spec -> spec.withText("Send to CuraGenesis")));

        assertThat(view()).contains("Practice submitted");
        assertThat(field("First name").isInvalid()).isFalse();
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
}
