package io.curasync.ledger.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.Fact.PracticeSeen;
import io.curasync.ledger.FactOutcome;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An unchanged practice in a sync only renews its observation. Any difference in the fact is processed. */
class UnchangedFastPathTest extends FastPathHarness {

    @Test
    void confirmsAnUnchangedPracticeByItsObservationOnly() {
        applySync(1, sampleFact(1));
        ledger.published.clear();

        assertThat(applySync(2, sampleFact(2))).isEqualTo(FactOutcome.UNCHANGED);

        assertThat(observation()).isEqualTo("2 " + NOON.plusSeconds(2));
        assertThat(number("select count(*) from timeline_entry")).isEqualTo(1);
        assertThat(ledger.published).isEmpty();
    }

    @Test
    void ignoresAFactOlderThanTheLastObservation() {
        applySync(2, sampleFact(2));

        assertThat(applySync(1, sampleFact(1))).isEqualTo(FactOutcome.STALE);

        assertThat(observation()).endsWith(NOON.plusSeconds(2).toString());
    }

    static Stream<PracticeSeen> others() {
        return Stream.of(
                seen(2, "user_2", "sub_1", "Podiatry", "TX", "Dana Reyes", NOON, 3),
                seen(2, "user_1", null, "Podiatry", "TX", "Dana Reyes", NOON, 3),
                seen(2, "user_1", "sub_1", null, "TX", "Dana Reyes", NOON, 3),
                seen(2, "user_1", "sub_1", "TX", "Podiatry", "Dana Reyes", NOON, 3),
                seen(2, "user_1", "sub_1", "Podiatry", "FL", "Dana Reyes", NOON, 3),
                seen(2, "user_1", "sub_1", "Podiatry", "TX", "", NOON, 3),
                seen(2, "user_1", "sub_1", "Podiatry", "TX", "dana reyes", NOON, 3),
                seen(2, "user_1", "sub_1", "Podiatry", "TX", "Dana Reyes", null, 3),
                seen(2, "user_1", "sub_1", "Podiatry", "TX", "Dana Reyes", NOON.plusMillis(1), 3),
                seen(2, "user_1", "sub_1", "Podiatry", "TX", "Dana Reyes", NOON, 4));
    }

    @ParameterizedTest
    @MethodSource("others")
    void appliesAnyChangedFact(PracticeSeen other) {
        applySync(1, sampleFact(1));

        applySync(2, other);

        assertThat(values()).isEqualTo(values(other));
        assertThat(applySync(3, sampleFact(3))).as("and back again").isIn(FactOutcome.UPDATED, FactOutcome.UNCHANGED);
        assertThat(values()).isEqualTo(values(sampleFact(3)));
    }

    private String observation() {
        return ledger.jdbc
                .sql("select run_id, seen_at from practice_observation")
                .query((row, number) ->
                        row.getLong(1) + " " + row.getTimestamp(2).toInstant())
                .single();
    }
}
