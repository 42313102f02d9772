package io.curasync.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.assignment.AssignmentService.Answer;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.PracticeAssignments;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Practices of two reps and of nobody, and the handovers of an admin. */
@CuraSyncTest
abstract class AssignmentHarness {

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Ledger ledger;

    @Autowired
    AssignmentService assignmentService;

    @Autowired
    BulkHandoverService bulkHandoverService;

    @Autowired
    PracticeAssignments practiceAssignments;

    @Autowired
    UnmatchedPracticeQuery unmatchedPracticeQuery;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    CurrentUser admin;
    User dana;
    User ava;

    @BeforeEach
    void createPractices() {
        database.clear();
        admin = current(TestUsers.admin(userAccounts, "morgan@example.com"));
        dana = TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes");
        ava = TestUsers.rep(userAccounts, "ava@example.com");
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 10),
                SampleFacts.practice(2, "CA", "Chris Doyle", Instant.now(), 5),
                SampleFacts.practice(3, "CA", "  chris   DOYLE ", null, 2),
                SampleFacts.practice(4, "NY", "", null, 0),
                SampleFacts.practice(5, "NY", "", null, 1));
    }

    HandoverUndo assertDone(Answer answer, int practices) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
        Answer.Done done = (Answer.Done) answer;
        assertThat(done.practices()).isEqualTo(practices);
        return done.undo();
    }

    Answer reassign(long practice, User rep, Instant since) {
        return bulkHandoverService.handOver(
                new BulkHandover(List.of(practice), rep.id(), since, false), admin, processed -> {});
    }

    void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    static Handover handover(User rep, List<Long> practices, List<String> names) {
        return new Handover(practices, names, rep.id(), Instant.now(), 10);
    }

    static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }

    List<String> owned(User user) {
        return jdbc.sql("select practice_id from practice where owner_id = ? order by 1")
                .param(user.id())
                .query(String.class)
                .list();
    }

    List<String> audited() {
        return jdbc.sql("""
                        select action || ' ' || subject || ' ' || detail from audit_entry
                        where action <> 'user.created' and actor = 'morgan@example.com' order by id""").query(String.class).list();
    }

    long id(int practice) {
        return jdbc.sql("select id from practice where practice_id = ?")
                .param("prac_" + practice)
                .query(Long.class)
                .single();
    }
}
