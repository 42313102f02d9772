package io.curasync.account.ui;

import io.curasync.account.Invitations;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestUsers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The People screen of an admin. */
@CuraSyncTest
abstract class PeopleHarness {

    @Autowired
    ApplicationContext context;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    Invitations invitations;

    @Autowired
    TestDatabase database;

    User dana;

    @BeforeEach
    void people() {
        database.clear();
        dana = TestUsers.rep(userAccounts, "dana@example.com", "Dana Reyes");
        AccountScreens.open(context, TestUsers.admin(userAccounts, "morgan@example.com"));
    }

    @AfterEach
    void close() {
        AccountScreens.close();
    }
}
