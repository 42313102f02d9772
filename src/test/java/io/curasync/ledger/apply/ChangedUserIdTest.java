package io.curasync.ledger.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.Fact;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.PracticeSeenBuilder;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A batch in which a practice gets another user id has the same effect as its facts one by one. */
class ChangedUserIdTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final LedgerHarness ledger = new LedgerHarness(TestDatabase.create());
    private List<Fact> before = List.of(sync(0, "prac_1", "user_1").build());

    @Test
    void appliesAFactWithTheFormerUserIdBeforeTheChange() {
        assertSameAsOneByOne(List.of(
                webhook(1, null, "user_1").specialty("Podiatry").build(),
                webhook(2, "prac_1", "user_2").state("NY").build()));
    }

    @Test
    void appliesAFactWithTheFormerUserIdAfterTheChange() {
        assertSameAsOneByOne(List.of(
                webhook(1, "prac_1", "user_2").state("NY").build(),
                webhook(2, null, "user_1").specialty("Podiatry").build()));
    }

    @Test
    void givesTheFormerUserIdToAnotherPractice() {
        assertSameAsOneByOne(List.of(
                sync(1, "prac_1", "user_2").build(), sync(1, "prac_2", "user_1").build()));
        assertThat(ledger.state()).hasSize(2);
    }

    @Test
    void mergesARowWithTheNewUserId() {
        before = List.of(
                before.getFirst(),
                webhook(1, null, "user_2").specialty("Podiatry").build());

        assertSameAsOneByOne(List.of(
                webhook(2, "prac_1", "user_2").build(),
                webhook(3, null, "user_1").state("NY").build(),
                webhook(4, "prac_2", "user_1").build()));
    }

    private void assertSameAsOneByOne(List<Fact> facts) {
        applyOneByOne(before);
        assertThat(ledger.apply(facts))
                .hasSameSizeAs(facts)
                .extracting(FactResult::outcome)
                .doesNotContain(FactOutcome.QUARANTINED);
        List<String> together = ledger.state();
        ledger.clear();
        applyOneByOne(before);
        applyOneByOne(facts);
        assertThat(together).isEqualTo(ledger.state());
    }

    private void applyOneByOne(List<Fact> facts) {
        facts.forEach(fact -> ledger.apply(List.of(fact)));
    }

    private static PracticeSeenBuilder sync(int second, String practiceId, String userId) {
        return Fact.completePractice(provenance(Source.SYNC, second))
                .practiceId(practiceId)
                .userId(userId)
                .state("TX")
                .salesRep("")
                .totalOrders(3);
    }

    private static PracticeSeenBuilder webhook(int second, @Nullable String practiceId, @Nullable String userId) {
        return Fact.partialPractice(provenance(Source.WEBHOOK, second))
                .practiceId(practiceId)
                .userId(userId);
    }

    private static Provenance provenance(Source source, int second) {
        Instant at = NOON.plusSeconds(second);
        return new Provenance(source, second, at, at);
    }
}
