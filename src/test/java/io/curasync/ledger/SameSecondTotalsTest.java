package io.curasync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.apply.LedgerHarness;
import io.curasync.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Totals within one second, some with times truncated to the second and some without: every order of arrival ends in the
 * same state.
 */
class SameSecondTotalsTest {

    private static final Instant SECOND = Instant.parse("2026-03-01T08:00:00Z");

    private final LedgerHarness ledger = new LedgerHarness(TestDatabase.create());

    private final Fact undatedTotal = seen(Source.WEBHOOK, false, null, 120, 4);
    private final Fact syncWithoutDate = seen(Source.SYNC, true, null, 600, 3);
    private final Fact syncWithDate = seen(Source.SYNC, true, SECOND, 715, 0);
    private final Fact signed = seen(Source.WEBHOOK, false, SECOND, 800, 2);
    private final Fact order = new Fact.OrderPlaced(
            new Provenance(Source.WEBHOOK, 5, null, SECOND.plusMillis(900)),
            "user_1",
            "ord_1",
            BigDecimal.ONE,
            SECOND.plusMillis(290));

    @Test
    void convergesForTwoSyncsAndAnUndatedTotal() {
        assertThat(finalStates(undatedTotal, syncWithoutDate, syncWithDate, order))
                .hasSize(1);
    }

    @Test
    void convergesForASyncAnUndatedTotalAndASignedWebhook() {
        assertThat(finalStates(undatedTotal, syncWithoutDate, signed, order)).hasSize(1);
    }

    /** The clock of the first sender is ahead, so its total counts as of the receipt: later than that of the newer total. */
    @Test
    void convergesForANewerTotalAsOfAnEarlierTime() {
        Fact ahead = seen(Source.WEBHOOK, false, SECOND.plusSeconds(3_600), 800, 2);
        Fact newer = seen(Source.WEBHOOK, false, SECOND, 900, 1);

        assertThat(finalStates(undatedTotal, ahead, newer, order))
                .singleElement()
                .asString()
                .contains("totalOrders=1");
    }

    @Test
    void convergesForANewerSyncAsOfAnEarlierTime() {
        Fact ahead = seen(Source.WEBHOOK, false, SECOND.plusSeconds(3_600), 800, 2);
        Fact newer = seen(Source.SYNC, true, SECOND, 900, 1);

        assertThat(finalStates(undatedTotal, ahead, newer, order))
                .singleElement()
                .asString()
                .contains("totalOrders=1");
    }

    @Test
    void convergesIfTheTotalsArriveBeforeTheirPracticeIsIdentified() {
        Fact ahead = seen(Source.WEBHOOK, false, SECOND.plusSeconds(3_600), 800, 2, null, "user_1");
        Fact newer = seen(Source.WEBHOOK, false, SECOND, 900, 1, "prac_1", null);
        Fact undated = seen(Source.WEBHOOK, false, null, 120, 4, "prac_1", null);
        Fact link = new Fact.PracticeActivated(
                new Provenance(Source.WEBHOOK, 6, null, SECOND.plusMillis(10)), "prac_1", "user_1", SECOND);

        assertThat(finalStates(undated, ahead, newer, link, order))
                .singleElement()
                .asString()
                .contains("totalOrders=1");
    }

    private List<List<String>> finalStates(Fact... facts) {
        return permutations(Arrays.asList(facts)).map(this::apply).distinct().toList();
    }

    private List<String> apply(List<Fact> facts) {
        ledger.clear();
        List<Fact> waiting = new ArrayList<>();
        for (Fact fact : facts) {
            if (ledger.apply(List.of(fact)).getFirst().outcome() == FactOutcome.UNKNOWN_PRACTICE) {
                waiting.add(fact);
            }
        }
        ledger.apply(waiting);
        return ledger.state();
    }

    private static Stream<List<Fact>> permutations(List<Fact> facts) {
        if (facts.isEmpty()) {
            return Stream.of(List.of());
        }
        return facts.stream().flatMap(first -> {
            List<Fact> rest = facts.stream().filter(fact -> fact != first).toList();
            return permutations(rest)
                    .map(tail -> Stream.concat(Stream.of(first), tail.stream()).toList());
        });
    }

    private static Fact seen(Source source, boolean complete, @Nullable Instant sourceTime, int millis, int total) {
        return seen(source, complete, sourceTime, millis, total, "prac_1", "user_1");
    }

    private static Fact seen(
            Source source,
            boolean complete,
            @Nullable Instant sourceTime,
            int millis,
            int total,
            @Nullable String practiceId,
            @Nullable String userId) {
        Provenance provenance = new Provenance(source, millis, sourceTime, SECOND.plusMillis(millis));
        return (complete ? Fact.completePractice(provenance) : Fact.partialPractice(provenance))
                .practiceId(practiceId)
                .userId(userId)
                .specialty("Podiatry")
                .state("TX")
                .salesRep("")
                .totalOrders(total)
                .build();
    }
}
