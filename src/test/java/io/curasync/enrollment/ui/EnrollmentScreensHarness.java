package io.curasync.enrollment.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.enrollment.Submission;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestScreens;
import io.curasync.testing.TestUsers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The screens on which practices are created and sent. */
@CuraSyncTest
abstract class EnrollmentScreensHarness {

    @Autowired
    ApplicationContext context;

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    JdbcClient jdbc;

    User admin;
    User dana;
    User ava;

    @BeforeEach
    void users() {
        database.clear();
        admin = TestUsers.admin(userAccounts, "morgan@example.com");
        dana = TestUsers.rep(userAccounts, "dana@example.com");
        ava = TestUsers.rep(userAccounts, "ava@example.com");
    }

    @AfterEach
    void close() {
        TestScreens.close();
    }

    static String view() {
        return _get(NewPracticeView.class).getElement().getTextRecursively();
    }

    void open(User user, String path) {
        if (UI.getCurrent() != null) {
            TestScreens.close();
        }
        TestScreens.open(context, user);
        UI.getCurrent().navigate(path);
    }

    static void type(String label, String text) {
        field(label).setValue(text);
    }

    static TextField field(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    static String text() {
        return _get(DuplicatesCard.class).getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    static List<String> labels() {
        MockVaadin.clientRoundtrip(true);
        return _fetch((Grid<Submission>) _get(Grid.class), 0, 50).stream()
                .map(Submission::label)
                .toList();
    }

    long onlySubmission() {
        return jdbc.sql("select id from practice_submission").query(Long.class).single();
    }

    String status() {
        return jdbc.sql("select status from practice_submission")
                .query(String.class)
                .single();
    }
}
