package io.curasync.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.enrollment.ManualReconciliation.Candidates;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.ManualPractice;
import io.curasync.ledger.ManualPractices;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Dana's submission with an unknown outcome, and 16 candidates: 12 of Dana, 3 of Ava and one without a rep. */
@CuraSyncTest
class ManualReconciliationTest {

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    ManualPractices practices;

    @Autowired
    Ledger ledger;

    @Autowired
    ManualReconciliation reconciliation;

    @Autowired
    SubmissionQuery submissionQuery;

    @Autowired
    TransactionTemplate transaction;

    private CurrentUser admin;
    private CurrentUser dana;
    private CurrentUser ava;
    private long submission;

    @BeforeEach
    void createCandidates() {
        database.clear();
        admin = current(TestUsers.admin(userAccounts, "morgan@example.com"));
        dana = current(TestUsers.rep(userAccounts, "dana@example.com"));
        ava = current(TestUsers.rep(userAccounts, "ava@example.com"));
        submission = database.jdbc()
                .sql("""
                        insert into practice_submission (created_by, rep_id, status, form, name, npi, email_key, state, sent_at)
                        values (:dana, :dana, 'UNKNOWN', '{"name": "Lakeside"}', 'Lakeside', '', '', 'TX', now() - interval '1 hour')
                        returning id""")
                .param("dana", dana.id())
                .query(Long.class)
                .single();
        List<ManualPractice> candidates = new ArrayList<>();
        for (int number = 0; number < 16; number++) {
            candidates.add(new ManualPractice("prac_" + number, null, null, null, owner(number), "TX", null));
        }
        transaction.executeWithoutResult(status -> practices.apply(candidates, admin.id(), "practice.known", "test"));
    }

    private @Nullable Long owner(int number) {
        return number < 12 ? Long.valueOf(dana.id()) : number < 15 ? Long.valueOf(ava.id()) : null;
    }

    @Test
    void countsOnlyCandidatesOutsideTheScopeAsHidden() {
        assertThat(candidates(dana).visible()).hasSize(10);
        assertThat(candidates(dana).hiddenCount()).isEqualTo(4);
        assertThat(candidates(ava).visible()).hasSize(3);
        assertThat(candidates(ava).hiddenCount()).isEqualTo(13);
        assertThat(candidates(admin).visible()).hasSize(10);
        assertThat(candidates(admin).hiddenCount()).isZero();
    }

    @Test
    void hidesAllCandidatesOfADisputedSubmissionFromReps() {
        database.jdbc()
                .sql("update practice_submission set disputed_user_id = 'user_1'")
                .update();

        assertThat(candidates(dana).visible()).isEmpty();
        assertThat(candidates(dana).hiddenCount()).isEqualTo(16);
    }

    @Test
    void keepsTheRejectionOfACandidateThatIsMerged() {
        applyFact("user_99", null);
        applyFact(null, "prac_99");
        database.jdbc().sql("""
                        insert into practice_submission_rejected_match (submission, practice, rejected_by)
                        select ?, id, 'admin' from practice where user_id = 'user_99'""").param(submission).update();

        applyFact("user_99", "prac_99");

        assertThat(database.jdbc().sql("""
                                select p.practice_id || ' ' || p.user_id from practice_submission_rejected_match r
                                join practice p on p.id = r.practice""").query(String.class).list()).containsExactly("prac_99 user_99");
    }

    private void applyFact(@Nullable String userId, @Nullable String practiceId) {
        Fact fact = Fact.partialPractice(new Provenance(Source.WEBHOOK, 1, null, Instant.now()))
                .userId(userId)
                .practiceId(practiceId)
                .build();
        transaction.executeWithoutResult(status -> ledger.apply(List.of(fact)));
    }

    private Candidates candidates(CurrentUser user) {
        return reconciliation.candidates(
                user, submissionQuery.find(admin, submission).orElseThrow());
    }

    private static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }
}
