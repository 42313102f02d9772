package io.curasync.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.ledger.ManualPractice;
import io.curasync.ledger.ManualPractices;
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
class DuplicateFinderTest {

    private static final String NPI = "1234567893";
    private static final String OTHER_NPI = "1679576722";

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    ManualPractices known;

    @Autowired
    DraftService draftService;

    @Autowired
    DuplicateFinder duplicateFinder;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private CurrentUser admin;
    private CurrentUser dana;
    private CurrentUser ava;

    @BeforeEach
    void createPractices() {
        database.clear();
        admin = current(TestUsers.admin(userAccounts, "morgan@example.com"));
        dana = current(TestUsers.rep(userAccounts, "dana@example.com"));
        ava = current(TestUsers.rep(userAccounts, "ava@example.com"));
        transaction.executeWithoutResult(status -> known.apply(
                List.of(
                        new ManualPractice("prac_1", null, "Lakeside Wound Center", NPI, dana.id(), "TX", null),
                        new ManualPractice("prac_2", null, "Lakeside Wound Clinic", null, ava.id(), "TX", null),
                        new ManualPractice("prac_3", null, "Bayou Foot & Ankle", null, dana.id(), "LA", null)),
                admin.id(),
                "practice.known",
                "test"));
    }

    @Test
    void findsOwnPracticesByNameAndState() {
        DuplicateFinder.Duplicates found = findDuplicates(dana, "Lake side wound centre", "TX", "");
        assertThat(found.matches())
                .extracting(DuplicateFinder.Match::label, DuplicateFinder.Match::state, DuplicateFinder.Match::field)
                .containsExactly(tuple("Lakeside Wound Center", "TX", FormField.NAME));
        assertThat(found.outsideScope()).isEmpty();
        assertThat(findDuplicates(dana, "Lake side wound centre", "CA", "").matches())
                .isEmpty();
        assertThat(findDuplicates(dana, "Ba", "", "").matches()).isEmpty();
        assertThat(findDuplicates(dana, "bayou foot and ankle", "", "").matches())
                .extracting(DuplicateFinder.Match::label)
                .containsExactly("Bayou Foot & Ankle");
    }

    @Test
    void revealsOnlyTheNpiMatchOfOtherReps() {
        DuplicateFinder.Duplicates found = findDuplicates(ava, "Lakeside Wound Center", "TX", NPI);
        assertThat(found.outsideScope()).containsExactly(FormField.NPI);
        assertThat(found.matches())
                .extracting(DuplicateFinder.Match::label)
                .as("the own one whose name is alike, not the other rep's")
                .containsExactly("Lakeside Wound Clinic");
        assertThat(findDuplicates(ava, "", "", OTHER_NPI).isEmpty()).isTrue();
        assertThat(findDuplicates(ava, "", "", "1234567890").outsideScope())
                .as("no NPI at all")
                .isEmpty();
    }

    @Test
    void showsAdminsAllMatchesWithTheSameNpiFirst() {
        assertThat(findDuplicates(admin, "Bayou", "", NPI).matches())
                .extracting(DuplicateFinder.Match::label, DuplicateFinder.Match::field)
                .containsExactly(
                        tuple("Lakeside Wound Center", FormField.NPI), tuple("Bayou Foot & Ankle", FormField.NAME));
    }

    @Test
    void includesSubmissionsExceptTheEditedOne() {
        long draft = draftService.create(dana, form("Cedar Grove Surgical", "OH", OTHER_NPI), null);
        assertThat(findDuplicates(dana, "Cedar Grove Surgery", "OH", "").matches())
                .extracting(DuplicateFinder.Match::submission)
                .containsExactly(draft);
        assertThat(duplicateFinder
                        .find(dana, form("Cedar Grove Surgical", "OH", OTHER_NPI), draft)
                        .isEmpty())
                .isTrue();
        assertThat(findDuplicates(ava, "Cedar Grove Surgical", "OH", OTHER_NPI).isEmpty())
                .as("a draft of another rep takes nothing")
                .isTrue();
        jdbc.sql("update practice_submission set status = 'UNKNOWN'").update();
        assertThat(findDuplicates(ava, "Cedar Grove Surgical", "OH", OTHER_NPI).outsideScope())
                .containsExactly(FormField.NPI);
    }

    @Test
    void findsTheEmailOfASentSubmission() {
        long sent = draftService.create(
                dana, new FormData(Map.of(FormField.NAME, "Cedar", FormField.EMAIL, "Jo@cedar.example")), null);
        FormData other = new FormData(Map.of(FormField.EMAIL, "jo@CEDAR.example"));
        assertThat(duplicateFinder.find(dana, other, null).isEmpty())
                .as("a draft")
                .isTrue();
        jdbc.sql("update practice_submission set status = 'ACCEPTED'").update();

        assertThat(duplicateFinder.find(dana, other, null).matches())
                .extracting(DuplicateFinder.Match::submission, DuplicateFinder.Match::field)
                .containsExactly(tuple(sent, FormField.EMAIL));
        DuplicateFinder.Duplicates elsewhere = duplicateFinder.find(ava, other, null);
        assertThat(elsewhere.matches()).isEmpty();
        assertThat(elsewhere.outsideScope()).containsExactly(FormField.EMAIL);
    }

    @Test
    void restoresADiscardedDraftUnchanged() {
        long draft = draftService.create(dana, form("Cedar Grove", "OH", OTHER_NPI), null);
        String before = row();
        DraftService.Discarded discarded = draftService.discard(dana, draft).orElseThrow();
        assertThat(jdbc.sql("select count(*) from practice_submission")
                        .query(Long.class)
                        .single())
                .isZero();
        draftService.restore(discarded);
        assertThat(row()).isEqualTo(before);
        draftService.restore(discarded);
        assertThat(row()).as("a second time").isEqualTo(before);
    }

    private String row() {
        return jdbc.sql("select s::text from practice_submission s")
                .query(String.class)
                .single();
    }

    @Test
    void allowsADraftToItsCreatorAndItsRep() {
        long draft = draftService.create(admin, form("Cedar Grove", "OH", ""), dana.id());
        assertThat(draftService.save(ava, draft, FormData.EMPTY, null)).isFalse();
        assertThat(draftService.discard(ava, draft)).isEmpty();
        assertThat(draftService.save(dana, draft, form("Cedar", "OH", ""), ava.id()))
                .isTrue();
        assertThat(jdbc.sql("select rep_id from practice_submission")
                        .query(Long.class)
                        .single())
                .as("a rep gives nothing to another one")
                .isEqualTo(dana.id());
        assertThat(draftService.discard(dana, draft)).isPresent();
    }

    private DuplicateFinder.Duplicates findDuplicates(CurrentUser user, String name, String state, String npi) {
        return duplicateFinder.find(user, form(name, state, npi), null);
    }

    private static FormData form(String name, String state, String npi) {
        return new FormData(Map.of(FormField.NAME, name, FormField.STATE, state, FormField.NPI, npi));
    }

    private static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }
}
