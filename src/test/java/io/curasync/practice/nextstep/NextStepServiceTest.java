package io.curasync.practice.nextstep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.account.Scope;
import io.curasync.ledger.PracticeAssignments;
import io.curasync.practice.PracticeHarness;
import io.curasync.practice.TimelineQuery;
import io.curasync.practice.timeline.InvalidTextException;
import io.curasync.testing.SampleFacts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NextStepServiceTest extends PracticeHarness {

    private static final LocalDate DEC_5 = LocalDate.of(2090, 12, 5);
    private static final LocalDate DEC_8 = LocalDate.of(2090, 12, 8);

    @Autowired
    NextStepService nextSteps;

    @Autowired
    NextStepQuery query;

    @Autowired
    TimelineQuery timeline;

    @Autowired
    PracticeAssignments assignments;

    @Test
    void storesTheTimeOfAStepThatWasSetBefore() {
        Instant decided = Instant.parse("2026-10-05T16:20:00Z");

        NextStep step =
                nextSteps.set(dana, id("prac_1"), "Call", DEC_8, decided).orElseThrow();

        assertThat(step.setAt()).isEqualTo(decided);
        assertThat(timeline.of(dana.scope(), id("prac_1"), 1).getFirst().receivedAt())
                .isEqualTo(decided);
    }

    @Test
    void recordsEachChangeOnTheTimeline() {
        long practice = id("prac_1");
        nextSteps.set(dana, practice, " Call ", DEC_8);
        nextSteps.set(dana, practice, "Call", DEC_8);
        nextSteps.set(admin, practice, "Visit", DEC_5);
        NextStep done = nextSteps.complete(dana, practice).orElseThrow();
        nextSteps.reopen(dana, practice, done);
        nextSteps.drop(dana, practice);

        assertThat(done.text()).isEqualTo("Visit");
        assertThat(done.setBy()).isEqualTo("morgan@example.com");
        assertThat(timeline.of(dana.scope(), practice, 5))
                .extracting(entry -> entry.headline() + ": " + entry.explanation())
                .containsExactly(
                        "Next step dropped: Visit · due Dec 5, 2090",
                        "Next step reopened: Visit · due Dec 5, 2090",
                        "Next step done: Visit · due Dec 5, 2090",
                        "Next step changed: Call → Visit · due Dec 8, 2090 → Dec 5, 2090",
                        "Next step set: Call · due Dec 8, 2090");
        assertThat(query.of(dana.scope(), practice).step()).isNull();
    }

    @Test
    void doesNotReopenOverANewNextStep() {
        nextSteps.set(dana, id("prac_1"), "Call", DEC_8);
        NextStep done = nextSteps.complete(dana, id("prac_1")).orElseThrow();
        nextSteps.set(dana, id("prac_1"), "Visit", DEC_8);

        assertThat(nextSteps.reopen(dana, id("prac_1"), done)).isEmpty();
        assertThat(text("prac_1")).isEqualTo("Visit");
    }

    @Test
    void rejectsDaysThatCannotBeMeant() {
        assertThatThrownBy(() -> nextSteps.set(dana, id("prac_1"), "Call", LocalDate.of(1999, 12, 31)))
                .isInstanceOf(InvalidTextException.class);
        assertThatThrownBy(() -> nextSteps.set(dana, id("prac_1"), "Call", LocalDate.of(2100, 1, 1)))
                .isInstanceOf(InvalidTextException.class);
    }

    @Test
    void hidesNextStepsOfOtherReps() {
        long practice = id("prac_1");
        nextSteps.set(dana, practice, "Call", DEC_8);

        assertThat(query.of(ava.scope(), practice).step()).isNull();
        assertThat(query.due(ava.scope(), DEC_8, 10)).isEmpty();
        assertThat(nextSteps.set(ava, practice, "Mine", DEC_5)).isEmpty();
        assertThat(nextSteps.complete(ava, practice)).isEmpty();
        assertThat(nextSteps.drop(ava, practice)).isEmpty();
        assertThat(text("prac_1")).isEqualTo("Call");
    }

    @Test
    void listsDueAndOverdueStepsOfAScope() {
        nextSteps.set(dana, id("prac_1"), "Call", DEC_8);
        nextSteps.set(dana, id("prac_2"), "Visit", DEC_5);
        apply(SampleFacts.practice(3, "NY", "Ava Lindqvist", null, 0));
        nextSteps.set(ava, id("prac_3"), "Write", DEC_5);

        assertThat(due(dana.scope(), DEC_5.minusDays(1))).isEmpty();
        assertThat(due(dana.scope(), DEC_5)).containsExactly("prac_2: Visit");
        assertThat(due(dana.scope(), DEC_8)).containsExactly("prac_2: Visit", "prac_1: Call");
        assertThat(due(new Scope.All(), DEC_5)).containsExactly("prac_2: Visit", "prac_3: Write");
        assertThat(query.countDue(dana.scope(), DEC_8)).isEqualTo(2);
        assertThat(query.due(dana.scope(), DEC_8, 1)).hasSize(1);
    }

    @Test
    void followsTheRepOfThePractice() {
        nextSteps.set(dana, id("prac_1"), "Call", DEC_8);
        nextSteps.set(dana, id("prac_2"), "Visit", DEC_8);
        transaction.executeWithoutResult(
                status -> assignments.assign(List.of(id("prac_1")), ava.id(), Instant.now(), admin.id(), "handover"));
        apply(SampleFacts.practice(2, "CA", "Nobody We Know", Instant.now(), 20));

        assertThat(due(dana.scope(), DEC_8)).isEmpty();
        assertThat(due(ava.scope(), DEC_8)).containsExactly("prac_1: Call");
        assertThat(due(new Scope.All(), DEC_8)).containsExactly("prac_1: Call", "prac_2: Visit");
    }

    @Test
    void movesWithAMergedPractice() {
        createRowsToMerge(7);
        nextSteps.set(dana, id("user_7"), "Call", DEC_8);
        apply(danas(7));

        assertThat(due(dana.scope(), DEC_8)).containsExactly("prac_7: Call");
    }

    /** The merge makes Ava the rep of the surviving row, and the fact that causes it makes Dana the rep again. */
    @Test
    void followsTheRepOfAMergedPracticeWithTheSameRepBeforeAndAfter() {
        apply(seen(null, "prac_7", "Dana Reyes"));
        apply(seen("user_7", null, "Ava Lindqvist"));
        nextSteps.set(ava, id("user_7"), "Call", DEC_8);
        apply(danas(7));

        assertThat(due(dana.scope(), DEC_8)).containsExactly("prac_7: Call");
        assertThat(due(ava.scope(), DEC_8)).isEmpty();
    }

    @Test
    void keepsTheEarlierStepOfTwoMergedPractices() {
        createRowsToMerge(7);
        createRowsToMerge(8);
        nextSteps.set(dana, id("user_7"), "Earlier", DEC_5);
        nextSteps.set(admin, id("prac_7"), "Later", DEC_8);
        nextSteps.set(dana, id("user_8"), "Later", DEC_8);
        nextSteps.set(dana, id("prac_8"), "Earlier", DEC_5);

        for (int number : List.of(7, 8)) {
            apply(danas(number));
            long practice = id("prac_" + number);
            assertThat(query.of(dana.scope(), practice).step().text()).isEqualTo("Earlier");
            assertThat(timeline.of(dana.scope(), practice, 100))
                    .extracting(entry -> entry.detail().note())
                    .contains("Next step of a merged practice, due Dec 8, 2090: Later");
        }
        assertThat(database.jdbc()
                        .sql("select count(*) from next_step")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private List<String> due(Scope scope, LocalDate day) {
        return query.due(scope, day, 10).stream()
                .map(step -> step.label() + ": " + step.text())
                .toList();
    }

    private String text(String practiceId) {
        return query.of(new Scope.All(), id(practiceId)).step().text();
    }
}
