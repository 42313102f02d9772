package io.curasync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.apply.LedgerHarness;
import io.curasync.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * PostgreSQL's statistics may describe a table as empty although it is not, because all rows were dead or not committed at
 * the last analyze. No statement of a batch may then compare all rows with all rows.
 */
class StaleStatisticsTest {

    private static final int BATCH = 800;
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    @Test
    void appliesBatchesQuicklyDespiteStaleStatistics() {
        LedgerHarness ledger = new LedgerHarness(TestDatabase.create());
        ledger.apply(page(0));
        ledger.clear();
        ledger.jdbc.sql("analyze practice, practice_observation").update();
        ledger.apply(page(0));
        // With a bad plan it takes minutes, otherwise less than a second.
        ledger.jdbc.sql("set statement_timeout = '20s'").update();

        assertThat(ledger.apply(page(1))).extracting(FactResult::outcome).containsOnly(FactOutcome.CREATED);
        assertThat(ledger.apply(page(1))).extracting(FactResult::outcome).containsOnly(FactOutcome.UNCHANGED);
    }

    private static List<Fact> page(int page) {
        Provenance provenance = new Provenance(Source.SYNC, 1, START, START);
        return IntStream.range(page * BATCH, (page + 1) * BATCH)
                .<Fact>mapToObj(n -> Fact.completePractice(provenance)
                        .practiceId("prac_" + n)
                        .userId("user_" + n)
                        .specialty("GP")
                        .state("TX")
                        .salesRep("Somebody")
                        .activatedAt(START)
                        .totalOrders(n)
                        .build())
                .toList();
    }
}
