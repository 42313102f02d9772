package io.curasync.kpi;

import io.curasync.account.CurrentUser;
import io.curasync.account.Scope;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.assignment.AssignmentService;
import io.curasync.assignment.AssignmentService.Answer;
import io.curasync.assignment.BulkHandover;
import io.curasync.assignment.BulkHandoverService;
import io.curasync.assignment.HandoverUndo;
import io.curasync.kpi.verification.RollupVerifier;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An admin who hands practices over, and three reps. */
@CuraSyncTest
abstract class CreditHarness {

    @Autowired
    Ledger ledger;

    @Autowired
    BulkHandoverService bulkHandoverService;

    @Autowired
    AssignmentService assignmentService;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    RollupVerifier rollupVerifier;

    @Autowired
    CreditQuery creditQuery;

    @Autowired
    BusinessTimeZone businessTimeZone;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    CurrentUser admin;
    User dana;
    User ava;
    List<User> reps = List.of();

    @BeforeEach
    void users() {
        database.clear();
        User morgan = TestUsers.admin(userAccounts, "morgan@example.com");
        admin = new CurrentUser(morgan.id(), morgan.email(), morgan.name(), morgan.role());
        dana = TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes");
        ava = TestUsers.rep(userAccounts, "ava@example.com", "Ava Lindqvist");
        reps = List.of(dana, ava, TestUsers.rep(userAccounts, "lee@example.com"));
    }

    @AfterEach
    void utc() {
        businessTimeZone.changeTo(ZoneId.of("UTC"));
    }

    /** Returns the number of practices whose present period is not that of their present rep. */
    long wronglyOwned() {
        return jdbc.sql("""
                        select count(*) from practice p left join practice_ownership o on o.practice = p.id and o.until is null
                        where o.owner_id is distinct from p.owner_id""").query(Long.class).single();
    }

    List<String> credited(YearMonth month) {
        return creditQuery.read(new Scope.All(), month).reps().stream()
                .map(rep -> rep.rep() + " " + rep.orders())
                .toList();
    }

    HandoverUndo handOver(List<Long> practices, long rep, Instant since) {
        Answer answer =
                bulkHandoverService.handOver(new BulkHandover(practices, rep, since, false), admin, processed -> {});
        return answer instanceof Answer.Done done
                ? done.undo()
                : new HandoverUndo("nothing", rep, List.of(), List.of(), List.of());
    }

    static Fact order(int practice, String id, String placedAt) {
        Instant now = Instant.now();
        return new Fact.OrderPlaced(
                new Provenance(Source.WEBHOOK, 1, now, now),
                "user_" + practice,
                id,
                BigDecimal.TEN,
                Instant.parse(placedAt));
    }

    void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    long practice(int number) {
        return jdbc.sql("select id from practice where practice_id = ?")
                .param("prac_" + number)
                .query(Long.class)
                .single();
    }
}
