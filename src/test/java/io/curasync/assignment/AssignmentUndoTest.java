package io.curasync.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.curasync.ledger.PracticeAssignments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

/** Undoing a handover. */
class AssignmentUndoTest extends AssignmentHarness {

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
        reassign(id(1), ava, day);
        List<String> before = ownership();
        HandoverUndo undo = assertDone(reassign(id(1), dana, day.minus(Duration.ofDays(5))), 1);
        assertThat(ownership()).isNotEqualTo(before);
        assertThat(assignmentService.undo(undo, admin)).isEmpty();
        assertThat(ownership()).isEqualTo(before);
    }

    /** The practice followed CuraGenesis before, so it follows the current alias. */
    @Test
    void undoIgnoresAFormerOwnerOfTheAlias() {
        HandoverUndo undo = assertDone(reassign(id(1), ava, Instant.now()), 1);
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
        reassign(id(4), dana, Instant.now());

        assertThat(assignmentService.undo(undo, admin)).contains("prac_4 was reassigned since, so nothing was undone.");
        assertThat(owned(ava)).containsExactly("prac_2");
        assertThat(owned(dana)).containsExactly("prac_1", "prac_4");
        assertThatThrownBy(() -> assignmentService.undo(undo, current(dana))).isInstanceOf(AccessDeniedException.class);
    }

    private List<String> ownership() {
        return jdbc.sql("""
                        select concat_ws(' ', p.practice_id, p.owner_id, p.owner_is_manual, o.owner_id, o.since, o.until)
                        from practice p left join practice_ownership o on o.practice = p.id order by 1""").query(String.class).list();
    }
}
