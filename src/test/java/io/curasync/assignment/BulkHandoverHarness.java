package io.curasync.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.assignment.AssignmentService.Answer;
import io.curasync.kpi.verification.RollupVerifier;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Handovers of an admin, and two reps. */
@CuraSyncTest
abstract class BulkHandoverHarness {

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Ledger ledger;

    @Autowired
    BulkHandoverService bulkHandoverService;

    @Autowired
    AssignmentService assignmentService;

    @Autowired
    AssignmentQuery query;

    @Autowired
    RollupVerifier rollupVerifier;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    CurrentUser admin;
    User dana;
    User ava;

    @BeforeEach
    void users() {
        database.clear();
        admin = current(TestUsers.admin(userAccounts, "morgan@example.com"));
        dana = TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes");
        ava = TestUsers.rep(userAccounts, "ava@example.com");
    }

    static BulkHandover to(User rep, List<Long> practices) {
        return new BulkHandover(practices, rep.id(), Instant.now(), false);
    }

    static Answer.Done done(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Done.class);
        return (Answer.Done) answer;
    }

    void practices(int count, String rep) {
        for (int from = 1; from <= count; from += 1_000) {
            apply(IntStream.range(from, Math.min(from + 1_000, count + 1))
                    .mapToObj(number -> SampleFacts.practice(number, "TX", rep, null, 0))
                    .toArray(Fact[]::new));
        }
    }

    void orders(int practices) {
        apply(IntStream.rangeClosed(1, practices / 10)
                .mapToObj(number -> SampleFacts.order(number * 10, "ord_" + number, "10.50"))
                .toArray(Fact[]::new));
    }

    void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }

    long owned(User user) {
        return jdbc.sql("select count(*) from practice where owner_id = ?")
                .param(user.id())
                .query(Long.class)
                .single();
    }

    List<Long> ids() {
        return jdbc.sql("select id from practice order by id").query(Long.class).list();
    }

    long id(int practice) {
        return jdbc.sql("select id from practice where practice_id = ?")
                .param("prac_" + practice)
                .query(Long.class)
                .single();
    }

    List<String> audited() {
        return jdbc.sql("""
                        select action || ' ' || subject || ' ' || detail from audit_entry
                        where action <> 'user.created' and actor = 'morgan@example.com' order by id""").query(String.class).list();
    }

    List<@Nullable String> notified() {
        return jdbc.sql("""
                        select u.email || ' ' || n.events || ' ' || coalesce(n.detail, 'null') || ' '
                            || coalesce(cardinality(n.items)::text || ' items', 'no items')
                        from notification n join app_user u on u.id = n.user_id
                        where n.kind = 'PRACTICES_HANDED_OVER'""").query(String.class).list();
    }
}
