package io.curasync.testing;

import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Base class of tests of views without a browser, with an admin and a rep, Dana. Tests add the practices. */
@CuraSyncTest
public abstract class ScreenTest {

    @Autowired
    protected ApplicationContext context;

    @Autowired
    protected TestDatabase database;

    @Autowired
    protected UserAccounts accounts;

    @Autowired
    protected ChangeSignal signal;

    @Autowired
    private Ledger ledger;

    @Autowired
    private TransactionTemplate transaction;

    protected User admin;
    protected User dana;

    @BeforeEach
    protected void adminAndDana() {
        database.clear();
        admin = TestUsers.admin(accounts, "morgan@example.com");
        dana = TestUsers.rep(accounts, "dana@example.com", "Dana Reyes");
    }

    @AfterEach
    protected void closeScreens() {
        TestScreens.close();
    }

    /** Applies facts like a channel: in one transaction, followed by a change signal. */
    protected void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
        signal.publish(Topic.LEDGER);
    }
}
