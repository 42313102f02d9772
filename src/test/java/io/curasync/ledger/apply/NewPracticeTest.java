package io.curasync.ledger.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.ledger.Fact;
import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.FactResult;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sync writes a practice that it creates once, with the versions of its values. */
class NewPracticeTest extends FastPathHarness {

    @ParameterizedTest
    @ValueSource(strings = {"practice", "practice_observation"})
    void writesOneRow(String table) {
        ledger.inTransaction(tx -> {
            long inserted = rowsOfTransaction("n_tup_ins", table);
            long updated = rowsOfTransaction("n_tup_upd", table);

            tx.apply(List.of(sampleFact(1)));

            assertThat(rowsOfTransaction("n_tup_ins", table) - inserted).isEqualTo(1);
            assertThat(rowsOfTransaction("n_tup_upd", table) - updated).isZero();
        });
    }

    @Test
    void storesTheVersionsOfPresentValues() {
        applySync(1, sampleFact(1));

        assertThat(versions()).isEqualTo("1 1 1 1 1 1 1 1, 3 3, seen 1 1 1 true");
    }

    @Test
    void storesNoVersionsOfAbsentValues() {
        applySync(1, seen(1, "user_1", null, null, null, "", null, 0));

        assertThat(versions()).isEqualTo("1 - - - 1 - - -, 0 0, seen 1 1 1 true");
    }

    /** Without a total, a fact cannot confirm the total orders later. */
    @Test
    void storesNoDigestOfAFactWithoutTotal() {
        ledger.apply(List.of(Fact.completePractice(sync(1)).practiceId("prac_1").build()));

        assertThat(versions()).isEqualTo("- - - - - - - -, 0 0, seen 1 1 1 false");
    }

    @Test
    void createsTheOtherPracticesOfABatch() {
        applySync(1, sampleFact(1));

        List<FactResult> results = ledger.apply(List.of(
                seen(2, "user_1", "sub_1", "Podiatry", "FL", "Dana Reyes", NOON, 3),
                Fact.completePractice(sync(2))
                        .practiceId("prac_2")
                        .totalOrders(2)
                        .build(),
                Fact.partialPractice(webhook(2))
                        .practiceId("prac_3")
                        .userId("user_3")
                        .state("NY")
                        .totalOrders(5)
                        .build()));

        assertThat(results)
                .extracting(FactResult::outcome)
                .containsExactly(FactOutcome.UPDATED, FactOutcome.CREATED, FactOutcome.CREATED);
        assertThat(number("select sum(total_orders) from practice")).isEqualTo(10);
        assertThat(number("select count(*) from practice where state_at > '-infinity'"))
                .isEqualTo(2);
    }

    @Test
    void appliesAFactAboutAPracticeThatIsCreatedConcurrently() throws Exception {
        try (ExecutorService other = Executors.newSingleThreadExecutor();
                Connection writer = DATABASE.dataSource().getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("insert into practice (practice_id, user_id) values ('prac_1', 'user_1')");
            Future<FactOutcome> outcome = other.submit(() -> applySync(1, sampleFact(1)));
            await().until(() -> number("select count(*) from pg_locks where not granted") > 0);
            writer.commit();

            assertThat(outcome.get()).isEqualTo(FactOutcome.UPDATED);
        }
        assertThat(values()).isEqualTo(values(sampleFact(1)));
        assertThat(applySync(2, sampleFact(2))).isEqualTo(FactOutcome.UNCHANGED);
    }

    private long rowsOfTransaction(String counter, String table) {
        return ledger.jdbc
                .sql("select %s from pg_stat_xact_user_tables where relname = ?".formatted(counter))
                .param(table)
                .query(Long.class)
                .single();
    }

    /** Returns the versions of the fields and of the total, the totals, and the observation; all times in seconds after noon. */
    private String versions() {
        return ledger.jdbc
                .sql("""
                        select concat_ws(' ', %s) || ', ' || concat_ws(' ', total_base, total_orders) || ', seen '
                            || concat_ws(' ', %s, run_id, (snapshot_hash is not null)::text)
                        from practice p join practice_observation x on x.practice = p.id""".formatted(
                                seconds(
                                        "user_id_at",
                                        "cura_intake_id_at",
                                        "specialty_at",
                                        "state_at",
                                        "sales_rep_at",
                                        "activated_at_at",
                                        "total_base_at",
                                        "total_as_of"),
                                seconds("seen_at", "as_of")))
                .query(String.class)
                .single();
    }

    private static String seconds(String... columns) {
        return Stream.of(columns)
                .map(column -> "coalesce(extract(epoch from nullif(%s, '-infinity') - '%s')::int::text, '-')"
                        .formatted(column, NOON))
                .collect(Collectors.joining(", "));
    }

    private static Provenance sync(long run) {
        Instant at = NOON.plusSeconds(run);
        return new Provenance(Source.SYNC, run, at, at);
    }

    private static Provenance webhook(long seconds) {
        Instant at = NOON.plusSeconds(seconds);
        return new Provenance(Source.WEBHOOK, 100 + seconds, at, at);
    }
}
