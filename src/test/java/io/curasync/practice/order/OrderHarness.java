package io.curasync.practice.order;

import io.curasync.account.Scope;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two reps and no practices. Times are relative to a day in the past. */
@CuraSyncTest
abstract class OrderHarness {

    static final Instant NOON = Instant.parse("2026-10-05T12:00:00Z");
    static final Scope ALL = new Scope.All();

    @Autowired
    OrderQuery orderQuery;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestDatabase database;

    User dana;
    Scope danas;

    @BeforeEach
    void createReps() {
        database.clear();
        dana = TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes");
        TestUsers.rep(userAccounts, "ava@example.com", "Ava Lindqvist");
        danas = new Scope.Own(dana.id());
    }

    void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    /** Returns a practice as of a time, from a sync. */
    static Fact practice(int number, String salesRep, int totalOrders, Instant asOf) {
        return Fact.completePractice(new Provenance(Source.SYNC, 1, asOf, asOf))
                .practiceId("prac_" + number)
                .userId("user_" + number)
                .state("TX")
                .salesRep(salesRep)
                .totalOrders(totalOrders)
                .build();
    }

    /** Returns an order that was received at once. */
    static Fact order(int practice, String id, @Nullable String amount, Instant placedAt) {
        return order(practice, id, amount, placedAt, placedAt.plus(Duration.ofSeconds(1)));
    }

    static Fact order(int practice, String id, @Nullable String amount, Instant placedAt, Instant receivedAt) {
        return new Fact.OrderPlaced(
                new Provenance(Source.WEBHOOK, 1, null, receivedAt),
                "user_" + practice,
                id,
                amount == null ? null : new BigDecimal(amount),
                placedAt);
    }

    static Instant minutes(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    List<String> ids(Scope scope, OrderFilter filter) {
        return orderQuery.page(scope, filter, 0, 100).stream()
                .map(OrderRow::orderId)
                .toList();
    }

    long id(String practiceId) {
        return jdbc.sql("select id from practice where practice_id = ?")
                .param(practiceId)
                .query(Long.class)
                .single();
    }
}
