package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.kpi.verification.RollupVerifier;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two users, and snapshots of all practices and of one rep. */
@CuraSyncTest
abstract class DashboardReaderHarness {

    static final Scope ALL = new Scope.All();

    @Autowired
    DashboardReader reader;

    @Autowired
    RollupVerifier check;

    @Autowired
    BusinessTimeZone businessTimeZone;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    User dana;
    Scope own;

    @BeforeEach
    void users() {
        database.clear();
        dana = TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes");
        TestUsers.rep(userAccounts, "ava@example.com", "Ava Lindqvist");
        own = new Scope.Own(dana.id());
    }

    @AfterEach
    void utc() {
        businessTimeZone.changeTo(ZoneOffset.UTC);
    }

    void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    static Fact order(int practice, String id, Duration ago, String amount) {
        return order(practice, id, Instant.now().minus(ago), amount);
    }

    static Fact order(int practice, String id, Instant placedAt, String amount) {
        Instant now = Instant.now();
        return new Fact.OrderPlaced(
                new Provenance(Source.WEBHOOK, 1, now, now), "user_" + practice, id, new BigDecimal(amount), placedAt);
    }
}
