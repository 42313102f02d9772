package io.curasync.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.User;
import io.curasync.assignment.AssignmentService.Answer;
import io.curasync.assignment.BulkHandover;
import io.curasync.assignment.HandoverUndo;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Credited orders add up to all orders, whatever happens in between. */
class CreditPropertyTest extends CreditHarness {

    private static final int PRACTICES = 25;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    /** The days on which daylight saving time starts and ends in New York, and the start of a year. */
    private static final List<Instant> TURNS = List.of(
            Instant.parse("2026-03-08T00:00:00Z"),
            Instant.parse("2025-11-02T00:00:00Z"),
            Instant.parse("2025-12-31T20:00:00Z"));

    @Test
    void agreesWithARecountAndWithTheTotalsOfEveryMonth() {
        long seed = System.nanoTime();
        System.out.println("CreditPropertyTest seed " + seed);
        var random = new Random(seed);
        // The credit of three owners, which the random steps move.
        apply(fact(0, "Dana Reyes"), fact(1, "Ava Lindqvist"), fact(2, ""));
        apply(order(0), order(1), order(2));
        assertThat(jdbc.sql("select count(distinct owner_id) from kpi_credit where orders > 0")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
        List<HandoverUndo> undos = new ArrayList<>();
        for (int step = 0; step < 120; step++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> apply(orders(random, 1 + random.nextInt(30)));
                case 3, 4, 5 -> apply(facts(random, step));
                case 6, 7 -> undos.add(handOverSome(random));
                case 8 -> changeAlias(random);
                default -> {
                    if (!undos.isEmpty()) {
                        assignmentService.undo(undos.removeLast(), admin);
                    }
                }
            }
            if (step == 40) {
                businessTimeZone.changeTo(NEW_YORK);
            }
            if (step % 10 == 0) {
                assertCorrect("seed %d, step %d".formatted(seed, step));
            }
        }
        assertCorrect("seed " + seed);
        assertThat(jdbc.sql("select count(*) from practice_merge")
                        .query(Long.class)
                        .single())
                .as("seed %d: merges", seed)
                .isPositive();
        List<String> incremental = rows();
        jdbc.sql("select kpi_rebuild()").query().singleRow();
        assertThat(rows()).as("seed %d: rebuild", seed).isEqualTo(incremental);
    }

    private void assertCorrect(String description) {
        assertThat(rollupVerifier.differences()).as(description).isEmpty();
        assertThat(months("kpi_credit", "true"))
                .as("%s: credited orders and all orders by month", description)
                .isEqualTo(months("kpi_day", "owner_id = -1"));
        assertThat(wronglyOwned()).as("%s: present periods", description).isZero();
    }

    private List<String> months(String table, String condition) {
        return jdbc.sql("""
                        select date_trunc('month', day)::date || ' ' || sum(orders) || ' ' || sum(sales) from %s
                        where %s group by date_trunc('month', day) having sum(orders) <> 0 order by 1
                        """.formatted(table, condition)).query(String.class).list();
    }

    private List<String> rows() {
        return jdbc.sql(
                        "select owner_id || ' ' || day || ' ' || orders || ' ' || sales from kpi_credit where orders <> 0 order by 1")
                .query(String.class)
                .list();
    }

    private HandoverUndo handOverSome(Random random) {
        List<Long> all = jdbc.sql("select id from practice").query(Long.class).list();
        if (all.isEmpty()) {
            return handOver(List.of(), dana.id(), Instant.EPOCH);
        }
        List<Long> some =
                random.longs(4, 0, all.size()).mapToObj(i -> all.get((int) i)).toList();
        Instant since = random.nextInt(3) == 0
                ? Instant.now()
                : TURNS.get(random.nextInt(TURNS.size())).plus(Duration.ofHours(random.nextInt(48)));
        Long rep = random.nextInt(4) == 0
                ? null
                : reps.get(random.nextInt(reps.size())).id();
        Answer answer = bulkHandoverService.handOver(new BulkHandover(some, rep, since, false), admin, processed -> {});
        return ((Answer.Done) answer).undo();
    }

    private void changeAlias(Random random) {
        String name = "Sam Who";
        User rep = reps.get(random.nextInt(reps.size()));
        transaction.executeWithoutResult(
                status -> reps.forEach(user -> userAccounts.removeAliases(user.id(), List.of(name))));
        if (random.nextBoolean()) {
            userAccounts.addAliases(rep.id(), List.of(name), "test");
        }
    }

    /** Practices with one or both ids, so that some are merged later. */
    private static Fact[] facts(Random random, int step) {
        Instant at = Instant.parse("2026-04-01T00:00:00Z").plus(Duration.ofMinutes(step));
        return random.ints(1 + random.nextInt(12), 0, PRACTICES)
                .mapToObj(number -> {
                    int known = random.nextInt(3);
                    return (Fact) Fact.partialPractice(new Provenance(Source.WEBHOOK, step, at, at))
                            .practiceId(known == 0 ? null : "prac_" + number)
                            .userId(known == 1 ? null : "user_" + number)
                            .salesRep(List.of("", "Dana Reyes", "Ava Lindqvist", "Sam Who")
                                    .get(random.nextInt(4)))
                            .build();
                })
                .toArray(Fact[]::new);
    }

    private static Fact[] orders(Random random, int count) {
        return random.ints(count, 0, 2_000).mapToObj(CreditPropertyTest::order).toArray(Fact[]::new);
    }

    /** Returns an order that is derived from the number, so that repeated facts of an order are equal. */
    private static Fact order(int number) {
        Instant placed = TURNS.get(number % TURNS.size()).plus(Duration.ofMinutes(17L * number % 2_880));
        BigDecimal amount = number % 5 == 0 ? null : BigDecimal.valueOf(number, 2);
        Instant now = Instant.now();
        return new Fact.OrderPlaced(
                new Provenance(Source.WEBHOOK, 1, now, now),
                "user_" + number % PRACTICES,
                "order_" + number,
                amount,
                placed);
    }

    private static Fact fact(int number, String salesRep) {
        Instant at = Instant.parse("2025-10-01T00:00:00Z");
        return Fact.partialPractice(new Provenance(Source.WEBHOOK, 1, at, at))
                .practiceId("prac_" + number)
                .userId("user_" + number)
                .salesRep(salesRep)
                .build();
    }
}
