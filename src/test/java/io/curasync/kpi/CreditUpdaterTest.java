package io.curasync.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.Scope;
import io.curasync.assignment.HandoverUndo;
import io.curasync.kpi.verification.RollupVerifier;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.testing.SampleFacts;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Orders are credited to the rep of their time. */
class CreditUpdaterTest extends CreditHarness {

    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);

    @Test
    void earlierOrdersStayWithThePreviousRep() {
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", null, 0));
        apply(order(1, "early", "2026-02-10T12:00:00Z"), order(1, "late", "2026-02-20T12:00:00Z"));
        handOver(List.of(practice(1)), ava.id(), Instant.parse("2026-02-15T00:00:00Z"));

        assertThat(credited(YearMonth.of(2026, 2)))
                .containsExactlyInAnyOrder("dana@example.com 1", "ava@example.com 1");
        apply(order(1, "reported later", "2026-02-11T12:00:00Z"));
        assertThat(credited(YearMonth.of(2026, 2)))
                .containsExactlyInAnyOrder("dana@example.com 2", "ava@example.com 1");
        assertThat(creditQuery
                        .read(new Scope.Own(ava.id()), YearMonth.of(2026, 2))
                        .reps())
                .as("a rep sees only the own row")
                .extracting(CreditedMonth.CreditedRep::userId)
                .containsExactly(ava.id());
        assertThat(rollupVerifier.differences()).isEmpty();
    }

    /** The undo restores the period of a former owner without another owner at the end. */
    @Test
    void followsAnUndoThatChangesOnlyThePeriods() {
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", null, 0), order(1, "early", "2026-02-10T12:00:00Z"));
        HandoverUndo undo = handOver(List.of(practice(1)), ava.id(), Instant.parse("2026-01-01T00:00:00Z"));
        transaction.executeWithoutResult(status -> userAccounts.removeAliases(dana.id(), List.of("Dana Reyes")));
        userAccounts.addAliases(ava.id(), List.of("Dana Reyes"), "test");
        assertThat(credited(YearMonth.of(2026, 2))).containsExactly("ava@example.com 1");

        assertThat(assignmentService.undo(undo, admin)).isEmpty();

        assertThat(credited(YearMonth.of(2026, 2))).containsExactly("dana@example.com 1");
        assertThat(rollupVerifier.differences()).isEmpty();
    }

    @Test
    void reportsAWrongRow() {
        jdbc.sql("insert into kpi_credit (owner_id, day, orders) values (0, '2026-02-01', 3)")
                .update();
        assertThat(rollupVerifier.differences())
                .singleElement()
                .extracting(RollupVerifier.Difference::rollupRow, RollupVerifier.Difference::stored)
                .containsExactly("kpi_credit (0, 2026-02-01)", "3/0.00");
    }

    /** The surviving practice has never had a rep, so nothing contradicts the reps of the duplicate. */
    @Test
    void keepsTheCreditOfADuplicateIfTheSurvivingPracticeHadNoRep() {
        apply(known(1, null, "user_1", "Ava Lindqvist"));
        apply(order(1, "early", "2026-02-10T12:00:00Z"), order(1, "late", "2026-02-20T12:00:00Z"));
        handOver(List.of(onlyPractice()), dana.id(), Instant.parse("2026-02-15T00:00:00Z"));
        List<String> before = credited(FEBRUARY);
        assertThat(before).containsExactlyInAnyOrder("ava@example.com 1", "dana@example.com 1");

        apply(known(2, "prac_1", null, ""));
        apply(known(3, "prac_1", "user_1", ""));

        assertThat(onlyPractice()).isEqualTo(practice(1));
        assertThat(credited(FEBRUARY)).isEqualTo(before);
        assertThat(rollupVerifier.differences()).isEmpty();
        assertThat(wronglyOwned()).isZero();
        apply(order(1, "reported later", "2026-02-11T12:00:00Z"));
        assertThat(credited(FEBRUARY)).containsExactly("ava@example.com 2", "dana@example.com 1");
    }

    @Test
    void keepsTheCreditOfADuplicateThatHasNoRepAfterTheMerge() {
        apply(known(1, null, "user_1", "Ava Lindqvist"), order(1, "early", "2026-02-10T12:00:00Z"));
        apply(known(2, "prac_1", null, "Nobody"));

        apply(known(3, "prac_1", "user_1", "Nobody"));

        assertThat(credited(FEBRUARY)).containsExactly("ava@example.com 1");
        assertThat(rollupVerifier.differences()).isEmpty();
        assertThat(wronglyOwned()).isZero();
    }

    /** One practice has one history of reps: see docs/rules.md. */
    @Test
    void creditsTheOrdersOfADuplicateByTheRepsOfTheSurvivingPractice() {
        apply(known(1, null, "user_1", "Ava Lindqvist"), order(1, "early", "2026-02-10T12:00:00Z"));
        apply(known(2, "prac_1", null, "Dana Reyes"));

        apply(known(3, "prac_1", "user_1", "Dana Reyes"));

        assertThat(credited(FEBRUARY)).containsExactly("dana@example.com 1");
        assertThat(rollupVerifier.differences()).isEmpty();
    }

    /** Returns a practice with one or both ids. */
    private static Fact known(int version, @Nullable String practiceId, @Nullable String userId, String salesRep) {
        Instant at = Instant.parse("2026-04-01T00:00:00Z").plusSeconds(version);
        return Fact.partialPractice(new Provenance(Source.WEBHOOK, version, at, at))
                .practiceId(practiceId)
                .userId(userId)
                .salesRep(salesRep)
                .build();
    }

    private long onlyPractice() {
        return jdbc.sql("select id from practice").query(Long.class).single();
    }
}
