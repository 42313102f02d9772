package io.curasync.ledger.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.ledger.Fact;
import io.curasync.ledger.Fact.PracticeSeen;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** Practices that syncs and webhooks change. */
abstract class FastPathHarness {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    static final TestDatabase DATABASE = TestDatabase.create();

    final LedgerHarness ledger = new LedgerHarness(DATABASE);

    @BeforeEach
    void begin() {
        ledger.clear();
    }

    FactOutcome applySync(long run, PracticeSeen fact) {
        assertThat(fact.provenance().sourceId()).isEqualTo(run);
        return ledger.apply(List.of(fact)).getFirst().outcome();
    }

    static PracticeSeen sampleFact(long run) {
        return seen(run, "user_1", "sub_1", "Podiatry", "TX", "Dana Reyes", NOON, 3);
    }

    static PracticeSeen seen(
            long run,
            String user,
            @Nullable String intake,
            @Nullable String specialty,
            @Nullable String state,
            String rep,
            @Nullable Instant activated,
            int total) {
        Instant at = NOON.plusSeconds(run);
        Provenance provenance = new Provenance(Source.SYNC, run, at, at);
        return Fact.completePractice(provenance)
                .practiceId("prac_1")
                .userId(user)
                .curaIntakeId(intake)
                .specialty(specialty)
                .state(state)
                .salesRep(rep)
                .activatedAt(activated)
                .totalOrders(total)
                .build();
    }

    static String values(PracticeSeen fact) {
        return Stream.of(
                        fact.userId(),
                        fact.curaIntakeId(),
                        fact.specialty(),
                        fact.state(),
                        fact.salesRep(),
                        fact.activatedAt() == null ? null : fact.activatedAt().toEpochMilli(),
                        fact.totalOrders())
                .map(String::valueOf)
                .toList()
                .toString();
    }

    String values() {
        return ledger.jdbc
                .sql("""
                        select user_id, cura_intake_id, specialty, state, sales_rep,
                            (extract(epoch from activated_at) * 1000)::bigint, total_orders from practice""")
                .query((row, number) -> Stream.of(1, 2, 3, 4, 5, 6, 7)
                        .map(column -> {
                            try {
                                return String.valueOf(row.getObject(column));
                            } catch (java.sql.SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .toList()
                        .toString())
                .single();
    }

    long number(String sql) {
        return DATABASE.jdbc().sql(sql).query(Long.class).single();
    }
}
