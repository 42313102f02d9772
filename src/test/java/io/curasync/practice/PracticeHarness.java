package io.curasync.practice;

import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** An admin and two reps. The practices 1 and 2 are Dana's. */
@CuraSyncTest
public abstract class PracticeHarness {

    @Autowired
    protected TestDatabase database;

    @Autowired
    protected TransactionTemplate transaction;

    @Autowired
    private UserAccounts accounts;

    @Autowired
    private Ledger ledger;

    protected CurrentUser admin;
    protected CurrentUser dana;
    protected CurrentUser ava;

    @BeforeEach
    protected void createPractices() {
        database.clear();
        admin = current(TestUsers.admin(accounts, "morgan@example.com"));
        dana = current(TestUsers.rep(accounts, "dana@example.com", "Dana Reyes"));
        ava = current(TestUsers.rep(accounts, "ava@example.com", "Ava Lindqvist"));
        apply(danas(1), danas(2));
    }

    protected static Fact danas(int number) {
        return SampleFacts.practice(number, "TX", "Dana Reyes", Instant.now(), 10);
    }

    protected void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
    }

    /** Creates two rows of Dana's practice, which {@link #danas} merges: one with its user id, one with its practice id. */
    protected void createRowsToMerge(int number) {
        apply(seen("user_" + number, null, "Dana Reyes"), seen(null, "prac_" + number, "Dana Reyes"));
    }

    protected static Fact seen(@Nullable String userId, @Nullable String practiceId, @Nullable String salesRep) {
        return Fact.partialPractice(new Provenance(Source.WEBHOOK, 1, null, Instant.now()))
                .userId(userId)
                .practiceId(practiceId)
                .salesRep(salesRep)
                .build();
    }

    /** Returns CuraSync's id of the practice with this practice id or user id. */
    protected long id(String idOfCuraGenesis) {
        return database.jdbc()
                .sql("select id from practice where practice_id = :id or user_id = :id")
                .param("id", idOfCuraGenesis)
                .query(Long.class)
                .single();
    }

    private static CurrentUser current(User user) {
        return new CurrentUser(user.id(), user.email(), user.name(), user.role());
    }
}
