package io.curasync.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.ledger.apply.LedgerHarness;
import io.curasync.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A batch that waits for the first of its practices holds no lock on the others, so two batches cannot deadlock. The
 * observations are stored in reverse order, so that the test detects locks taken in physical order.
 */
class LockOrderTest {

    private static final int PRACTICES = 900;
    private static final int BATCH = 200;
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final TestDatabase DATABASE = TestDatabase.create();

    @BeforeAll
    static void applyInitialFacts() {
        new LedgerHarness(DATABASE).apply(facts(PRACTICES, n -> seen(n, "TX")));
        DATABASE.jdbc()
                .sql("create table turned as select * from practice_observation")
                .update();
        DATABASE.jdbc().sql("delete from practice_observation").update();
        DATABASE.jdbc().sql("vacuum practice_observation").update();
        DATABASE.jdbc()
                .sql("insert into practice_observation select * from turned order by practice desc")
                .update();
        DATABASE.jdbc().sql("analyze").update();
    }

    static Stream<Arguments> batches() {
        return Stream.of(
                Arguments.of("a page that confirms", batch(n -> seen(n, "TX"))),
                Arguments.of("a page that differs", batch(n -> seen(n, "CA"))),
                Arguments.of("activations", batch(LockOrderTest::activated)),
                Arguments.of("activations and a page", batch(n -> n < BATCH / 2 ? activated(n) : seen(n, "TX"))),
                Arguments.of("orders", batch(LockOrderTest::order)),
                Arguments.of("orders and activations", batch(n -> n % 2 == 0 ? order(n) : activated(n))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("batches")
    void waitingForTheFirstPracticeLocksNoOther(String name, List<Fact> batch) throws Exception {
        try (ExecutorService other = Executors.newSingleThreadExecutor();
                Connection writer = DATABASE.dataSource().getConnection();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute(
                    "select from practice_observation where practice = (select min(practice) from practice_observation) for update");
            Future<List<FactResult>> applied = other.submit(() -> new LedgerHarness(DATABASE).apply(batch));
            await().until(() -> waiting() > 0);

            assertThat(lockable(statement)).isEqualTo(PRACTICES);

            writer.rollback();
            assertThat(applied.get()).hasSize(BATCH);
        }
    }

    private static int lockable(Statement statement) throws SQLException {
        int rows = 0;
        try (var found = statement.executeQuery("select from practice_observation for update skip locked")) {
            while (found.next()) {
                rows++;
            }
        }
        return rows;
    }

    private static long waiting() {
        return DATABASE.jdbc().sql("""
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'""").query(Long.class).single();
    }

    private static List<Fact> batch(IntFunction<Fact> fact) {
        return facts(BATCH, fact);
    }

    private static List<Fact> facts(int count, IntFunction<Fact> fact) {
        return IntStream.range(0, count).mapToObj(fact).toList();
    }

    private static Fact seen(int n, String state) {
        return Fact.completePractice(at(Source.SYNC))
                .practiceId("prac_" + n)
                .userId("user_" + n)
                .specialty("Podiatry")
                .state(state)
                .salesRep("")
                .totalOrders(1)
                .build();
    }

    private static Fact activated(int n) {
        return new Fact.PracticeActivated(at(Source.WEBHOOK), "prac_" + n, "user_" + n, START);
    }

    private static Fact order(int n) {
        return new Fact.OrderPlaced(at(Source.WEBHOOK), "user_" + n, "ord_" + n, BigDecimal.TEN, START);
    }

    private static Provenance at(Source source) {
        return new Provenance(source, 1, START, START);
    }
}
