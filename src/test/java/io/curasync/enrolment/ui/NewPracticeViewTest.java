package io.curasync.enrolment.ui;

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
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.Accounts;
import io.curasync.account.User;
import io.curasync.base.Question;
import io.curasync.enrolment.Submission;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestScreens;
import io.curasync.testing.TestUsers;
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
    Accounts accounts;

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
        admin = TestUsers.admin(accounts, "morgan@example.com");
        dana = TestUsers.rep(accounts, "dana@example.com");
        ava = TestUsers.rep(accounts, "ava@example.com");
    }

    @AfterEach
    void close() {
        TestScreens.close();
    }

    @Test
    void whatIsTypedIsKeptAndFoundAgain() {
        open(dana, "practices/new");
        type("Practice name", "Lakeside");
        type("NPI", "1234567890");
        long id = only();
        open(dana, "practices/new/" + id);
        assertThat(field("Practice name").getValue()).isEqualTo("Lakeside");
        assertThat(field("NPI").getValue()).isEqualTo("1234567890");
    }

    @Test
    void sendingShowsTheFaultOfEachField() {
        open(dana, "practices/new");
        type("Practice name", "Lakeside");
        type("NPI", "1234567890");
        _click(_get(Button.class, spec -> spec.withText("Send to CuraGenesis")));

        assertThat(field("NPI").getErrorMessage()).contains("last digit");
        assertThat(field("First name").getErrorMessage()).isEqualTo("Needed");
        assertThat(field("Fax").isInvalid()).isFalse();
        type("NPI", "1234567893");
        assertThat(field("NPI").isInvalid()).isFalse();
        assertThat(status()).isEqualTo("DRAFT");
    }

    /** Without settings nothing can be sent, and the screen says what to set. */
    @Test
    void saysWhatToSet() {
        open(dana, "practices/new");
        assertThat(_get(NewPracticeView.class).getElement().getTextRecursively())
                .contains("CURAGENESIS_API_BASE");
    }

    @Test
    void duplicatesAppearWhileTyping() {
        jdbc.sql("""
                insert into practice (practice_id, name, npi, owner_id, state)
                values ('prac_1', 'Lakeside Wound Center', '1234567893', ?, 'TX')""").param(dana.id()).update();
        open(dana, "practices/new");
        type("Practice name", "Lakeside wound centre");
        assertThat(text()).contains("Lakeside Wound Center", "a name like it");
        open(ava, "practices/new");
        type("NPI", "1234567893");
        assertThat(text()).contains("in CuraSync already", "Ask an admin").doesNotContain("Lakeside");
    }

    @Test
    void anAdminSaysWhoseItWillBe() {
        open(admin, "practices/new");
        type("Practice name", "Lakeside");
        @SuppressWarnings("unchecked")
        ComboBox<User> rep = _get(ComboBox.class, spec -> spec.withLabel("Whose it will be"));
        rep.setValue(accounts.findByEmail("dana@example.com").orElseThrow());
        assertThat(jdbc.sql("select rep_id from practice_submission")
                        .query(Long.class)
                        .single())
                .isEqualTo(dana.id());
        open(dana, "practices/new");
        assertThat(_find(ComboBox.class, spec -> spec.withLabel("Whose it will be")))
                .isEmpty();
    }

    @Test
    void anotherRepsSubmissionIsNotThere() {
        open(dana, "practices/new");
        type("Practice name", "Lakeside");
        long id = only();
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
    void theListIsFilteredAndFollowsWhatHappens() {
        open(dana, "practices/new");
        type("Practice name", "Lakeside");
        long id = only();
        open(dana, "submissions/" + id);
        assertThat(labels()).containsExactly("Lakeside");

        jdbc.sql("update practice_submission set status = 'UNKNOWN', message = 'The call broke off', attempts = 1,"
                        + " sent_at = now(), ended_at = now()")
                .update();
        signal.publish(Topic.ENROLMENT);
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(_get(SubmissionDrawer.class).getElement().getTextRecursively())
                    .contains("Unknown", "The call broke off", "not sent again until that is known");
        });
        UI.getCurrent().navigate("submissions", QueryParameters.of("status", "accepted"));
        assertThat(labels()).isEmpty();
        UI.getCurrent().navigate("submissions", QueryParameters.of("q", "lake"));
        assertThat(labels()).containsExactly("Lakeside");
    }

    @Test
    void onlyAnAdminDecidesAboutAnotherRepsPractice() {
        jdbc.sql("insert into practice (practice_id, user_id, owner_id) values ('prac_1', 'user_1', ?)")
                .param(ava.id())
                .update();
        open(dana, "practices/new");
        type("Practice name", "Lakeside");
        long id = only();
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
        assertThat(_get(Question.class).getElement().getTextRecursively())
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

    private long only() {
        return jdbc.sql("select id from practice_submission").query(Long.class).single();
    }

    private String status() {
        return jdbc.sql("select status from practice_submission")
                .query(String.class)
                .single();
    }
}
