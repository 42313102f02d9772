package io.curasync.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.assignment.AssignmentService.Answer;
import io.curasync.ledger.PracticeAssignments;
import io.curasync.testing.SampleFacts;
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
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

/** Assigning practices to reps. */
class AssignmentServiceTest extends AssignmentHarness {

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
        assertThatThrownBy(() -> release(id(1), current(dana))).isInstanceOf(AccessDeniedException.class);
        assertThat(owned(dana)).containsExactly("prac_1");
    }

    @Test
    void reassignmentKeepsThePreviousPeriodUntilThatDay() {
        Instant day = Instant.now().minus(Duration.ofDays(10)).truncatedTo(ChronoUnit.MICROS);
        reassign(id(1), ava, day);

        assertThat(practiceAssignments.periods(id(1)))
                .containsExactly(
                        new PracticeAssignments.Period("ava@example.com", day, null),
                        new PracticeAssignments.Period("dana@example.com", null, day));

        // A handover takes effect no earlier than the start of the present owner's period, which it then replaces
        // completely.
        reassign(id(1), dana, day.minus(Duration.ofDays(5)));
        assertThat(practiceAssignments.periods(id(1)))
                .containsExactly(
                        new PracticeAssignments.Period("dana@example.com", day, null),
                        new PracticeAssignments.Period("dana@example.com", null, day));
    }

    @Test
    void rejectsAnAssignmentInTheFuture() {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        assertThat(assignmentService.assignUnmatched(
                        new Handover(List.of(id(4)), List.of(), ava.id(), tomorrow, 1), admin))
                .isInstanceOf(Answer.Refused.class);
        assertThat(owned(ava)).isEmpty();
    }

    @Test
    void releasedPracticeFollowsCuraGenesisAgain() {
        reassign(id(1), ava, Instant.now());
        release(id(1), admin);

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
                        release(chosen.getFirst(), admin);
                    } else {
                        bulkHandoverService.handOver(
                                new BulkHandover(chosen, rep.id(), since, false), admin, processed -> {});
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
    void assignsNothingIfMorePracticesMatchThanAnnounced() {
        Answer answer = assignmentService.assignUnmatched(
                new Handover(List.of(id(2)), List.of("Chris Doyle"), ava.id(), Instant.now(), 1), admin);

        assertThat(answer).isEqualTo(new Answer.TooManyPractices(2));
        assertThat(owned(ava)).isEmpty();
        assertThat(audited()).isEmpty();
    }

    private void release(long practice, CurrentUser by) {
        bulkHandoverService.handOver(
                new BulkHandover(List.of(practice), null, Instant.now(), false), by, processed -> {});
    }

    private String figures(User user) {
        return jdbc.sql(
                        "select sum(practices) || ' ' || sum(orders) from kpi_portfolio where dimension = 'total' and owner_id = ?")
                .param(user.id())
                .query(String.class)
                .single();
    }
}
