package io.curasync.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.curasync.account.Accounts;
import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.ledger.KnownPractice;
import io.curasync.ledger.KnownPractices;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CuraSyncTest
class DuplicatesTest {

    private static final String NPI = "1234567893";
    private static final String OTHER_NPI = "1679576722";

    @Autowired
    TestDatabase database;

    @Autowired
    Accounts accounts;

    @Autowired
    KnownPractices known;

    @Autowired
    Drafts drafts;

    @Autowired
    Duplicates duplicates;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private CurrentUser admin;
    private CurrentUser dana;
    private CurrentUser ava;

    @BeforeEach
    void book() {
        database.clear();
        admin = current(TestUsers.admin(accounts, "morgan@example.com"));
        dana = current(TestUsers.rep(accounts, "dana@example.com"));
        ava = current(TestUsers.rep(accounts, "ava@example.com"));
        transaction.executeWithoutResult(status -> known.post(
                List.of(
                        new KnownPractice("prac_1", null, "Lakeside Wound Center", NPI, dana.id(), "TX", null),
                        new KnownPractice("prac_2", null, "Lakeside Wound Clinic", null, ava.id(), "TX", null),
                        new KnownPractice("prac_3", null, "Bayou Foot & Ankle", null, dana.id(), "LA", null)),
                admin.id(),
                "practice.known",
                "test"));
    }

    @Test
    void theOwnAreShownByNameAndState() {
        Duplicates.Found found = look(dana, "Lake side wound centre", "TX", "");
        assertThat(found.matches())
                .extracting(Duplicates.Match::label, Duplicates.Match::state, Duplicates.Match::field)
                .containsExactly(tuple("Lakeside Wound Center", "TX", IntakeField.NAME));
        assertThat(found.elsewhere()).isEmpty();
        assertThat(look(dana, "Lake side wound centre", "CA", "").matches()).isEmpty();
        assertThat(look(dana, "Ba", "", "").matches()).isEmpty();
        assertThat(look(dana, "bayou foot and ankle", "", "").matches())
                .extracting(Duplicates.Match::label)
                .containsExactly("Bayou Foot & Ankle");
    }

    @Test
    void ofOthersOnlyThatTheNpiIsThere() {
        Duplicates.Found found = look(ava, "Lakeside Wound Center", "TX", NPI);
        assertThat(found.elsewhere()).containsExactly(IntakeField.NPI);
        assertThat(found.matches())
                .extracting(Duplicates.Match::label)
                .as("the own one whose name is alike, not the other rep's")
                .containsExactly("Lakeside Wound Clinic");
        assertThat(look(ava, "", "", OTHER_NPI).isEmpty()).isTrue();
        assertThat(look(ava, "", "", "1234567890").elsewhere())
                .as("no NPI at all")
                .isEmpty();
    }

    @Test
    void anAdminSeesAllTheSameNpiFirst() {
        assertThat(look(admin, "Bayou", "", NPI).matches())
                .extracting(Duplicates.Match::label, Duplicates.Match::field)
                .containsExactly(
                        tuple("Lakeside Wound Center", IntakeField.NPI), tuple("Bayou Foot & Ankle", IntakeField.NAME));
    }

    @Test
    void submissionsCountAsWellButNotTheOneBeingFilledIn() {
        long draft = drafts.create(dana, form("Cedar Grove Surgical", "OH", OTHER_NPI), null);
        assertThat(look(dana, "Cedar Grove Surgery", "OH", "").matches())
                .extracting(Duplicates.Match::submission)
                .containsExactly(draft);
        assertThat(duplicates
                        .of(dana, form("Cedar Grove Surgical", "OH", OTHER_NPI), draft)
                        .isEmpty())
                .isTrue();
        assertThat(look(ava, "Cedar Grove Surgical", "OH", OTHER_NPI).isEmpty())
                .as("a draft of another rep takes nothing")
                .isTrue();
        jdbc.sql("update practice_submission set status = 'UNKNOWN'").update();
        assertThat(look(ava, "Cedar Grove Surgical", "OH", OTHER_NPI).elsewhere())
                .containsExactly(IntakeField.NPI);
    }

    @Test
    void anEmailThatIsOnItsWayIsFoundToo() {
        long sent = drafts.create(
                dana, new Intake(Map.of(IntakeField.NAME, "Cedar", IntakeField.EMAIL, "Jo@cedar.example")), null);
        Intake other = new Intake(Map.of(IntakeField.EMAIL, "jo@CEDAR.example"));
        assertThat(duplicates.of(dana, other, null).isEmpty()).as("a draft").isTrue();
        jdbc.sql("update practice_submission set status = 'ACCEPTED'").update();

        assertThat(duplicates.of(dana, other, null).matches())
                .extracting(Duplicates.Match::submission, Duplicates.Match::field)
                .containsExactly(tuple(sent, IntakeField.EMAIL));
        Duplicates.Found elsewhere = duplicates.of(ava, other, null);
        assertThat(elsewhere.matches()).isEmpty();
        assertThat(elsewhere.elsewhere()).containsExactly(IntakeField.EMAIL);
    }

    @Test
    void aDiscardedDraftComesBackAsItWas() {
        long draft = drafts.create(dana, form("Cedar Grove", "OH", OTHER_NPI), null);
        String before = row();
        Drafts.Discarded discarded = drafts.discard(dana, draft).orElseThrow();
        assertThat(jdbc.sql("select count(*) from practice_submission")
                        .query(Long.class)
                        .single())
                .isZero();
        drafts.restore(discarded);
        assertThat(row()).isEqualTo(before);
        drafts.restore(discarded);
        assertThat(row()).as("a second time").isEqualTo(before);
    }

    private String row() {
        return jdbc.sql("select s::text from practice_submission s")
                .query(String.class)
                .single();
    }

    @Test
    void aDraftIsItsMakersAndTheRepsItIsFor() {
        long draft = drafts.create(admin, form("Cedar Grove", "OH", ""), dana.id());
        assertThat(drafts.save(ava, draft, Intake.EMPTY, null)).isFalse();
        assertThat(drafts.discard(ava, draft)).isEmpty();
        assertThat(drafts.save(dana, draft, form("Cedar", "OH", ""), ava.id())).isTrue();
        assertThat(jdbc.sql("select rep_id from practice_submission")
                        .query(Long.class)
                        .single())
                .as("a rep gives nothing to another one")
                .isEqualTo(dana.id());
        assertThat(drafts.discard(dana, draft)).isPresent();
    }

    private Duplicates.Found look(CurrentUser user, String name, String state, String npi) {
        return duplicates.of(user, form(name, state, npi), null);
    }

    private static Intake form(String name, String state, String npi) {
        return new Intake(Map.of(IntakeField.NAME, name, IntakeField.STATE, state, IntakeField.NPI, npi));
    }

    private static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }
}
