package io.curasync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CuraSyncTest
class ManualPracticesTest {

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Ledger ledger;

    @Autowired
    ManualPractices known;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private User dana;
    private User ava;

    @BeforeEach
    void users() {
        database.clear();
        dana = TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes");
        ava = TestUsers.rep(userAccounts, "ava@example.com");
        apply(SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 10));
    }

    @Test
    void setsValuesThatCuraGenesisDoesNotSend() {
        assertThat(post(new ManualPractice("prac_1", null, "Lakeside", "1234567893", ava.id(), "CA", "Podiatry")))
                .containsExactly(FactOutcome.UPDATED);
        assertThat(rows()).containsExactly("prac_1 user_1 Lakeside 1234567893 ava@example.com TX Wound Care");
        assertThat(post(new ManualPractice("prac_1", "user_1", null, "1234567893", null, null, null)))
                .containsExactly(FactOutcome.UNCHANGED);

        apply(SampleFacts.practice(1, "TX", "Dana Reyes", Instant.now(), 11));
        assertThat(rows())
                .as("values that people entered stay")
                .containsExactly("prac_1 user_1 Lakeside 1234567893 ava@example.com TX Wound Care");
        assertThat(kpi(ava)).isEqualTo("1 11");
        assertThat(jdbc.sql("select detail::text from timeline_entry where source = 'PEOPLE'")
                        .query(String.class)
                        .single())
                .contains(
                        "\"name\": [null, \"Lakeside\"]",
                        "\"owner\": [\"dana@example.com\", \"ava@example.com\"]",
                        "\"reason\": \"because\"");
    }

    @Test
    void distinguishesUsersWithTheSameName() {
        jdbc.sql("update app_user set name = 'Chris Doyle'").update();
        assertThat(post(new ManualPractice("prac_1", null, null, null, ava.id(), null, null)))
                .containsExactly(FactOutcome.UPDATED);
        assertThat(kpi(ava)).isEqualTo("1 10");
    }

    @Test
    void updatesRollupsForManualAndAliasAssignments() {
        post(new ManualPractice("prac_1", null, "Lakeside", null, dana.id(), null, null));
        userAccounts.addAliases(ava.id(), List.of("Ava Lindqvist"), "test");
        apply(SampleFacts.practice(1, "TX", "Ava Lindqvist", Instant.now(), 10));
        assertThat(kpi(ava)).isEqualTo("1 10");
    }

    @Test
    void createsUnknownPractices() {
        assertThat(post(
                        new ManualPractice(null, "user_2", "Sierra", null, ava.id(), "CA", "Podiatry"),
                        new ManualPractice("prac_3", null, "Bayou", null, null, null, null)))
                .containsExactly(FactOutcome.CREATED, FactOutcome.CREATED);
        assertThat(kpi(ava)).isEqualTo("1 0");

        apply(
                SampleFacts.practice(2, "NV", "Dana Reyes", Instant.now(), 4),
                SampleFacts.practice(3, "LA", "Dana Reyes", null, 5));
        assertThat(rows())
                .containsExactly(
                        "prac_1 user_1 null null dana@example.com TX Wound Care",
                        "prac_2 user_2 Sierra null ava@example.com NV Wound Care",
                        "prac_3 user_3 Bayou null dana@example.com LA Wound Care");
        assertThat(kpi(ava)).isEqualTo("1 4");
        assertThat(kpi(dana)).isEqualTo("2 15");
    }

    /** Practices known by one id each are merged, with the values that people entered for both. */
    @Test
    void mergeKeepsManualValues() {
        post(
                new ManualPractice("prac_4", null, "Cedar", null, null, null, null),
                new ManualPractice(null, "user_4", null, "1234567893", ava.id(), null, null));
        apply(SampleFacts.practice(4, "OH", "Dana Reyes", null, 2));

        assertThat(rows())
                .containsExactly(
                        "prac_1 user_1 null null dana@example.com TX Wound Care",
                        "prac_4 user_4 Cedar 1234567893 ava@example.com OH Wound Care");
        assertThat(jdbc.sql("select count(*) from practice_ownership o where not exists"
                                + " (select 1 from practice p where p.id = o.practice)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void rejectsContradictingAndRepeatedIds() {
        apply(SampleFacts.practice(2, "TX", "", null, 0));
        assertThat(post(
                        new ManualPractice("prac_1", "user_9", "A", null, null, null, null),
                        new ManualPractice("prac_9", "user_1", "B", null, null, null, null),
                        new ManualPractice("prac_2", null, "C", null, null, null, null),
                        new ManualPractice(null, "user_2", "D", null, null, null, null),
                        new ManualPractice("prac_7", "user_8", "E", null, null, null, null),
                        new ManualPractice("prac_8", "user_8", "F", null, null, null, null)))
                .containsExactly(
                        FactOutcome.QUARANTINED,
                        FactOutcome.QUARANTINED,
                        FactOutcome.UPDATED,
                        FactOutcome.QUARANTINED,
                        FactOutcome.CREATED,
                        FactOutcome.QUARANTINED);
        assertThat(rows()).extracting(row -> row.split(" ")[2]).containsExactly("null", "C", "E");
    }

    /** Many threads edit the same practices while syncs send them: each stays one practice. */
    @Test
    void createsOnePracticeUnderConcurrency() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                int number = 10 + i % 5;
                boolean sync = i % 3 == 0;
                work.add(threads.submit(() -> {
                    if (sync) {
                        apply(SampleFacts.practice(number, "TX", "Dana Reyes", null, 1));
                    } else {
                        retried(new ManualPractice(null, "user_" + number, "N" + number, null, ava.id(), null, null));
                    }
                }));
            }
            for (Future<?> future : work) {
                future.get();
            }
        }
        assertThat(rows())
                .containsExactly(
                        "prac_1 user_1 null null dana@example.com TX Wound Care",
                        "prac_10 user_10 N10 null ava@example.com TX Wound Care",
                        "prac_11 user_11 N11 null ava@example.com TX Wound Care",
                        "prac_12 user_12 N12 null ava@example.com TX Wound Care",
                        "prac_13 user_13 N13 null ava@example.com TX Wound Care",
                        "prac_14 user_14 N14 null ava@example.com TX Wound Care");
        assertThat(kpi(ava)).isEqualTo("5 5");
    }

    /** Retries like the callers in the application. */
    private void retried(ManualPractice practice) {
        for (int attempt = 1; ; attempt++) {
            try {
                post(practice);
                return;
            } catch (org.springframework.dao.TransientDataAccessException e) {
                if (attempt == 5) {
                    throw e;
                }
            }
        }
    }

    private List<FactOutcome> post(ManualPractice... practices) {
        List<ManualPractices.Result> posted =
                transaction.execute(status -> known.apply(List.of(practices), dana.id(), "practice.known", "because"));
        assertThat(posted).isNotNull();
        return posted.stream().map(ManualPractices.Result::outcome).toList();
    }

    private void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    private @Nullable String kpi(User owner) {
        return jdbc.sql(
                        "select sum(practices) || ' ' || sum(orders) from kpi_portfolio where dimension = 'total' and owner_id = ?")
                .param(owner.id())
                .query(String.class)
                .single();
    }

    private List<String> rows() {
        return jdbc.sql("""
                        select concat_ws(' ', coalesce(p.practice_id, 'null'), coalesce(p.user_id, 'null'),
                            coalesce(p.name, 'null'), coalesce(p.npi, 'null'), coalesce(u.email, 'null'), p.state, p.specialty)
                        from practice p left join app_user u on u.id = p.owner_id
                        where p.practice_id <> 'prac_2' or p.name is not null
                        order by length(p.practice_id), p.practice_id""").query(String.class).list();
    }
}
