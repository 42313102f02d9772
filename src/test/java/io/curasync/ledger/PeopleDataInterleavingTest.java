package io.curasync.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.CurrentUser;
import io.curasync.account.Role;
import io.curasync.account.UserAccounts;
import io.curasync.kpi.verification.RollupVerifier;
import io.curasync.ledger.PeopleData.Shown;
import io.curasync.ledger.details.PracticeDetails;
import io.curasync.ledger.details.PracticeDetailsRepository;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.Nightly;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Syncs and webhooks never change what people own, in any interleaving with edits, notes, next steps, imports and handovers, and a
 * merge loses none of it. The figures and the credit of the orders agree with a recount.
 *
 * <p>{@code -Dpeople.seed=…} repeats a run.
 */
@CuraSyncTest
class PeopleDataInterleavingTest {

    private static final int WORLDS = Nightly.repetitions(8, 200);
    private static final int GROUPS = 3;

    /** Counts rows that contradict the owner of a practice, by the meaning of the contradiction. */
    private static final Map<String, String> CONTRADICTIONS = Map.of(
            "owners that neither a person nor an alias assigned",
            """
            select count(*) from practice p left join alias_directory a on a.alias_key = p.sales_rep_key
            where not p.owner_is_manual and p.owner_id is distinct from a.user_id""",
            "open periods of another owner",
            """
            select count(*) from practice p
                full join (select practice, owner_id from practice_ownership where until is null) o on o.practice = p.id
            where p.owner_id is distinct from o.owner_id""",
            "next steps on the list of another rep",
            """
            select count(*) from next_step s join practice p on p.id = s.practice
            where s.owner_id is distinct from p.owner_id""");

    private final long seed = Long.getLong("people.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final RandomFacts randomFacts = new RandomFacts(random);

    @Autowired
    ApplicationContext application;

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Ledger ledger;

    @Autowired
    PracticeDetailsRepository repository;

    @Autowired
    RollupVerifier rollupVerifier;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void dataOfPeopleSurvivesAnyInterleaving() {
        System.out.printf("people.seed=%d: %d worlds of %d groups%n", seed, WORLDS, GROUPS);
        int merges = 0;
        int credited = 0;
        for (int world = 0; world < WORLDS; world++) {
            String description = "seed %d, world %d".formatted(seed, world);
            PeopleActions actions = users();
            Map<Long, PeopleData> expected = new HashMap<>();
            List<Fact> facts = facts();
            int from = 0;
            while (from < facts.size()) {
                int to = Math.min(facts.size(), from + 1 + random.nextInt(3));
                List<Fact> batch = facts.subList(from, to);
                transaction.executeWithoutResult(status -> ledger.apply(batch));
                from = to;
                expected = afterMerges(expected);
                assertStored(description + ", after " + batch, expected);
                actions.act(expected, 10 * random.nextInt(GROUPS) + random.nextInt(3));
            }
            assertStored(description, expected);
            assertThat(timelines()).as(description).contains(actions.entered());
            assertThat(rollupVerifier.differences()).as(description).isEmpty();
            assertThat(orders("kpi_credit", "true"))
                    .as("%s: credited orders and all orders", description)
                    .isEqualTo(orders("kpi_day", "owner_id = -1"));
            merges += count("select count(*) from practice_merge");
            credited += count("select count(*) from kpi_credit where owner_id > 0 and orders > 0");
        }
        assertThat(merges).as("seed %d: merges", seed).isPositive();
        assertThat(credited).as("seed %d: reps with credited orders", seed).isPositive();
    }

    private PeopleActions users() {
        database.clear();
        long admin = TestUsers.admin(userAccounts, "admin@example.com").id();
        List<Long> reps = List.of(
                TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes").id(),
                TestUsers.rep(userAccounts, "ava@example.com", "Ava Lindqvist").id());
        var user = new CurrentUser(admin, "admin@example.com", "Morgan", Role.ADMIN);
        return new PeopleActions(application, random, user, reps);
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            facts.addAll(randomFacts.ofGroup(group * 10));
        }
        Collections.shuffle(facts, random);
        // Two rows of each group's first practice, which its first complete fact merges.
        for (int group = 0; group < GROUPS; group++) {
            facts.add(random.nextInt(3), seen("prac_" + group * 10, null));
            facts.add(random.nextInt(3), seen(null, "user_" + group * 10));
        }
        return facts;
    }

    private static Fact seen(@Nullable String practiceId, @Nullable String userId) {
        return Fact.partialPractice(new Provenance(Source.WEBHOOK, 1, null, Instant.now()))
                .practiceId(practiceId)
                .userId(userId)
                .build();
    }

    /** Returns the expected data by practice, including new practices, after the merges since the last call. */
    private Map<Long, PeopleData> afterMerges(Map<Long, PeopleData> before) {
        Map<Long, PeopleData> after = new HashMap<>();
        jdbc.sql("select id from practice")
                .query(Long.class)
                .list()
                .forEach(id -> after.put(id, before.getOrDefault(id, new PeopleData())));
        jdbc.sql("select surviving, duplicate from practice_merge order by at").query((ResultSet row) -> {
            PeopleData duplicate = before.get(row.getLong("duplicate"));
            PeopleData surviving = after.get(row.getLong("surviving"));
            if (duplicate != null && surviving != null) {
                surviving.merge(duplicate);
            }
        });
        return after;
    }

    private void assertStored(String description, Map<Long, PeopleData> expected) {
        Map<Long, Shown> shown = new HashMap<>();
        expected.forEach((id, data) -> shown.put(id, data.shown()));
        assertThat(stored()).as(description).isEqualTo(shown);
        CONTRADICTIONS.forEach((meaning, sql) ->
                assertThat(count(sql)).as("%s: %s", description, meaning).isZero());
    }

    private Map<Long, Shown> stored() {
        List<Long> ids = jdbc.sql("select id from practice").query(Long.class).list();
        Map<Long, PracticeDetails> details = repository.read(ids);
        Map<Long, Set<String>> notes = new HashMap<>();
        jdbc.sql("""
                        select practice, substring(detail->>'note' from '[0-9]{7}') as number
                        from timeline_entry where fact = 'note.added'""").query((ResultSet row) -> {
            notes.computeIfAbsent(row.getLong("practice"), practice -> new HashSet<>())
                    .add(row.getString("number"));
        });
        Map<Long, Shown> stored = new HashMap<>();
        jdbc.sql("""
                        select p.id, p.name, case when p.owner_is_manual then p.owner_id end as assigned,
                            right(s.text, 7) as step, s.due_on
                        from practice p left join next_step s on s.practice = p.id""").query((ResultSet row) -> {
            long id = row.getLong("id");
            String step = row.getString("step");
            stored.put(
                    id,
                    new Shown(
                            row.getString("name"),
                            details.getOrDefault(id, PracticeDetails.NONE),
                            notes.getOrDefault(id, Set.of()),
                            step == null ? null : new PeopleData.Step(step, row.getObject("due_on", LocalDate.class)),
                            row.getObject("assigned", Long.class)));
        });
        return stored;
    }

    private String timelines() {
        return jdbc.sql("""
                        select coalesce(string_agg(t.detail::text, ' '), '') from timeline_entry t
                        join practice p on p.id = t.practice""").query(String.class).single();
    }

    private List<String> orders(String table, String condition) {
        return jdbc.sql("""
                        select date_trunc('month', day)::date || ' ' || sum(orders) || ' ' || sum(sales) from %s
                        where %s group by date_trunc('month', day) having sum(orders) <> 0 order by 1
                        """.formatted(table, condition)).query(String.class).list();
    }

    private int count(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
