package io.curasync.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@CuraSyncTest
class AssignmentServiceTest {

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Ledger ledger;

    @Autowired
    AssignmentService assignmentService;

    @Autowired
    PracticeAssignments practiceAssignments;

    @Autowired
    UnmatchedPracticeQuery unmatchedPracticeQuery;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private CurrentUser admin;
    private User dana;
    private User ava;

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

    @Test
    void groupsPracticesByTheirNameAtCuraGenesis() {
        assertThat(unmatchedPracticeQuery.names())
                .containsExactly(
                        new UnmatchedName("", "", 2, 0, 1), new UnmatchedName("chris doyle", "Chris Doyle", 2, 1, 7));
        assertThat(unmatchedPracticeQuery.count(UnmatchedFilter.ALL.named("chris doyle")))
                .isEqualTo(2);
        assertThat(unmatchedPracticeQuery.count(new UnmatchedFilter("%", null, null)))
                .isZero();
        assertThat(unmatchedPracticeQuery.count(new UnmatchedFilter("doyle", null, "CA")))
                .isEqualTo(2);
    }

    @Test
    void assignsCurrentAndFuturePracticesOfARememberedName() {
        Answer answer = assignmentService.assignUnmatched(handover(ava, List.of(id(2)), List.of("Chris Doyle")), admin);

        assertDone(answer, 2);
        apply(SampleFacts.practice(6, "WA", "Chris Doyle", null, 0));
        assertThat(owned(ava)).containsExactly("prac_2", "prac_3", "prac_6");
        assertThat(audited())
                .containsExactly(
                        "practice.assigned ava@example.com 2 practices: prac_2, prac_3; alias added: “Chris Doyle”");
        assertThat(jdbc.sql("select count(*) from practice where owner_is_manual")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void assignsOnlyTheChosenPracticesWithoutAName() {
        assertDone(assignmentService.assignUnmatched(handover(ava, List.of(id(2), id(4)), List.of()), admin), 2);

        assertThat(owned(ava)).containsExactly("prac_2", "prac_4");
        assertThat(unmatchedPracticeQuery.count(UnmatchedFilter.ALL)).isEqualTo(2);
        assertThat(audited()).containsExactly("practice.assigned ava@example.com 2 practices: prac_2, prac_4");
        assertThat(figures(ava)).isEqualTo("2 5");
        assertThat(jdbc.sql("select detail::text from timeline_entry where practice = ? and fact = 'practice.assigned'")
                        .param(id(2))
                        .query(String.class)
                        .single())
                .contains("\"owner\": [null, \"ava@example.com\"]", "by morgan@example.com");
        // A new alias, or a change in CuraGenesis, does not undo a manual assignment.
        userAccounts.addAliases(dana.id(), List.of("Chris Doyle"), "test");
        apply(SampleFacts.practice(4, "NY", "Dana Reyes", null, 0));
        assertThat(owned(ava)).containsExactly("prac_2", "prac_4");
    }

    @Test
    void doesNotReassignPracticesAssignedMeanwhile() {
        assertDone(assignmentService.assignUnmatched(handover(ava, List.of(id(1), id(4)), List.of()), admin), 1);
        assertThat(owned(dana)).containsExactly("prac_1");
    }

    @Test
    void rejectsANameOfAnotherRepWithoutChanges() {
        Answer answer = assignmentService.assignUnmatched(handover(ava, List.of(id(4)), List.of("dana reyes")), admin);

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.message()).contains("dana@example.com"));
        assertThat(owned(ava)).isEmpty();
        assertThat(audited()).isEmpty();
    }

    @Test
    void allowsOnlyAdmins() {
        assertThatThrownBy(() ->
                        assignmentService.assignUnmatched(handover(dana, List.of(id(4)), List.of()), current(dana)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> assignmentService.reassign(handover(dana, List.of(id(4)), List.of()), current(dana)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> assignmentService.release(id(1), current(dana)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(owned(dana)).containsExactly("prac_1");
    }

    @Test
    void reassignmentKeepsThePreviousPeriodUntilThatDay() {
        Instant day = Instant.now().minus(Duration.ofDays(10)).truncatedTo(ChronoUnit.MICROS);
        assignmentService.reassign(new Handover(List.of(id(1)), List.of(), ava.id(), day, 1), admin);

        assertThat(practiceAssignments.periods(id(1)))
                .containsExactly(
                        new PracticeAssignments.Period("ava@example.com", day, null),
                        new PracticeAssignments.Period("dana@example.com", null, day));

        // A handover takes effect no earlier than the start of the present owner's period, which it then replaces
        // completely.
        assignmentService.reassign(
                new Handover(List.of(id(1)), List.of(), dana.id(), day.minus(Duration.ofDays(5)), 1), admin);
        assertThat(practiceAssignments.periods(id(1)))
                .containsExactly(
                        new PracticeAssignments.Period("dana@example.com", day, null),
                        new PracticeAssignments.Period("dana@example.com", null, day));
    }

    @Test
    void rejectsAReassignmentInTheFuture() {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        assertThat(assignmentService.reassign(new Handover(List.of(id(1)), List.of(), ava.id(), tomorrow, 1), admin))
                .isInstanceOf(Answer.Refused.class);
        assertThat(owned(dana)).containsExactly("prac_1");
    }

    @Test
    void releasedPracticeFollowsCuraGenesisAgain() {
        assignmentService.reassign(handover(ava, List.of(id(1)), List.of()), admin);
        assignmentService.release(id(1), admin);

        assertThat(owned(dana)).containsExactly("prac_1");
        assertThat(practiceAssignments.periods(id(1)))
                .extracting(PracticeAssignments.Period::owner)
                .containsExactly("dana@example.com", "ava@example.com", "dana@example.com");
    }

    @Test
    void endsThePeriodIfASyncNamesAnotherRep() {
        apply(SampleFacts.practice(1, "TX", "Chris Doyle", Instant.now(), 10));
        userAccounts.addAliases(ava.id(), List.of("Chris Doyle"), "test");

        List<PracticeAssignments.Period> periods = practiceAssignments.periods(id(1));
        assertThat(periods)
                .extracting(PracticeAssignments.Period::owner)
                .containsExactly("ava@example.com", "dana@example.com");
        // In between, the practice had no rep.
        assertThat(periods.getFirst().since())
                .isAfterOrEqualTo(periods.getLast().until());
        assertThat(periods.getFirst().until()).isNull();
    }

    /** Under concurrency, a practice has exactly one open period, that of its owner, and its periods do not overlap. */
    @Test
    void keepsPeriodsAndOwnersConsistentUnderConcurrency() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("Handovers with seed " + seed);
        Random random = new Random(seed);
        List<Long> ids = List.of(id(1), id(2), id(3), id(4), id(5));
        List<User> reps = List.of(dana, ava);
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                List<Long> some = new ArrayList<>(ids);
                Collections.shuffle(some, random);
                List<Long> chosen = some.subList(0, 1 + random.nextInt(4));
                User rep = reps.get(random.nextInt(2));
                Instant since = Instant.now().minusSeconds(random.nextInt(1000));
                boolean sync = random.nextInt(4) == 0;
                work.add(threads.submit(() -> {
                    if (sync) {
                        apply(SampleFacts.practice(1 + some.indexOf(ids.get(0)), "TX", "Dana Reyes", null, 3));
                    } else if (chosen.size() == 4) {
                        assignmentService.release(chosen.getFirst(), admin);
                    } else {
                        assignmentService.reassign(
                                new Handover(chosen, List.of(), rep.id(), since, chosen.size()), admin);
                    }
                }));
            }
            for (Future<?> future : work) {
                future.get();
            }
        }
        assertThat(jdbc.sql("""
                        select p.practice_id from practice p
                        left join practice_ownership o on o.practice = p.id and o.until is null
                        where o.owner_id is distinct from p.owner_id""").query(String.class).list()).isEmpty();
        String overlaps = """
                        select a.practice from practice_ownership a join practice_ownership b
                        on a.practice = b.practice and a.since < b.since and (a.until is null or a.until > b.since)""";
        assertThat(jdbc.sql(overlaps).query(Long.class).list()).isEmpty();
    }

    @Test
    void undoesAHandoverCompletely() {
        List<String> before = ownership();
        HandoverUndo undo = assertDone(
                assignmentService.assignUnmatched(handover(ava, List.of(id(2), id(4)), List.of("Chris Doyle")), admin),
                3);
        assertThat(assignmentService.undo(undo, admin)).isEmpty();

        assertThat(ownership()).isEqualTo(before);
        assertThat(userAccounts.findByEmail("ava@example.com").orElseThrow().aliases())
                .doesNotContain("Chris Doyle");
        assertThat(unmatchedPracticeQuery.count(UnmatchedFilter.ALL)).isEqualTo(4);
        assertThat(audited().getLast())
                .isEqualTo("practice.assign-undone ava@example.com 3 practices: prac_2, prac_3, prac_4;"
                        + " alias removed: “Chris Doyle”");
        assertThat(assignmentService.undo(undo, admin))
                .as("a second time")
                .hasValueSatisfying(reason -> assertThat(reason).contains("nothing was undone"));
    }

    @Test
    void undoesAReassignmentWithItsHistory() {
        Instant day = Instant.now().minus(Duration.ofDays(10));
        assignmentService.reassign(new Handover(List.of(id(1)), List.of(), ava.id(), day, 1), admin);
        List<String> before = ownership();
        HandoverUndo undo = assertDone(
                assignmentService.reassign(
                        new Handover(List.of(id(1)), List.of(), dana.id(), day.minus(Duration.ofDays(5)), 1), admin),
                1);
        assertThat(ownership()).isNotEqualTo(before);
        assertThat(assignmentService.undo(undo, admin)).isEmpty();
        assertThat(ownership()).isEqualTo(before);
    }

    /** The practice followed CuraGenesis before, so it follows the current alias. */
    @Test
    void undoIgnoresAFormerOwnerOfTheAlias() {
        HandoverUndo undo = assertDone(assignmentService.reassign(handover(ava, List.of(id(1)), List.of()), admin), 1);
        transaction.executeWithoutResult(
                status -> assertThat(userAccounts.removeAliases(dana.id(), List.of("Dana Reyes")))
                        .isTrue());
        assertThat(assignmentService.undo(undo, admin)).isEmpty();

        assertThat(owned(dana)).isEmpty();
        assertThat(practiceAssignments.periods(id(1)))
                .extracting(PracticeAssignments.Period::owner)
                .containsExactly("dana@example.com");
        assertThat(practiceAssignments.periods(id(1)).getFirst().until()).isNotNull();
        userAccounts.addAliases(ava.id(), List.of("Dana Reyes"), "test");
        assertThat(owned(ava)).containsExactly("prac_1");
    }

    @Test
    void undoesNothingIfAPracticeWasReassignedSince() {
        HandoverUndo undo = assertDone(
                assignmentService.assignUnmatched(handover(ava, List.of(id(2), id(4)), List.of()), admin), 2);
        assignmentService.reassign(handover(dana, List.of(id(4)), List.of()), admin);

        assertThat(assignmentService.undo(undo, admin)).contains("prac_4 was reassigned since, so nothing was undone.");
        assertThat(owned(ava)).containsExactly("prac_2");
        assertThat(owned(dana)).containsExactly("prac_1", "prac_4");
        assertThatThrownBy(() -> assignmentService.undo(undo, current(dana))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void assignsNothingIfMorePracticesMatchThanAnnounced() {
        Answer answer = assignmentService.assignUnmatched(
                new Handover(List.of(id(2)), List.of("Chris Doyle"), ava.id(), Instant.now(), 1), admin);

        assertThat(answer).isEqualTo(new Answer.TooManyPractices(2));
        assertThat(owned(ava)).isEmpty();
        assertThat(audited()).isEmpty();
    }

    private HandoverUndo assertDone(Answer answer, int practices) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
        Answer.Done done = (Answer.Done) answer;
        assertThat(done.practices()).isEqualTo(practices);
        return done.undo();
    }

    private List<String> ownership() {
        return jdbc.sql("""
                        select concat_ws(' ', p.practice_id, p.owner_id, p.owner_is_manual, o.owner_id, o.since, o.until)
                        from practice p left join practice_ownership o on o.practice = p.id order by 1""").query(String.class).list();
    }

    private void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    private static Handover handover(User rep, List<Long> practices, List<String> names) {
        return new Handover(practices, names, rep.id(), Instant.now(), 10);
    }

    private static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }

    private List<String> owned(User user) {
        return jdbc.sql("select practice_id from practice where owner_id = ? order by 1")
                .param(user.id())
                .query(String.class)
                .list();
    }

    private String figures(User user) {
        return jdbc.sql(
                        "select sum(practices) || ' ' || sum(orders) from kpi_portfolio where dimension = 'total' and owner_id = ?")
                .param(user.id())
                .query(String.class)
                .single();
    }

    private List<String> audited() {
        return jdbc.sql("""
                        select action || ' ' || subject || ' ' || detail from audit_entry
                        where action <> 'user.created' and actor = 'morgan@example.com' order by id""").query(String.class).list();
    }

    private long id(int practice) {
        return jdbc.sql("select id from practice where practice_id = ?")
                .param("prac_" + practice)
                .query(Long.class)
                .single();
    }
}
