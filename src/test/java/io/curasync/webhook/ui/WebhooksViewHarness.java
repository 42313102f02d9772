package io.curasync.webhook.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.grid.Grid;
import io.curasync.account.UserAccounts;
import io.curasync.live.ChangeSignal;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestScreens;
import io.curasync.testing.TestUsers;
import io.curasync.webhook.inbox.EventRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The inbox screen of an admin, with events of different states. */
@CuraSyncTest
abstract class WebhooksViewHarness {

    @Autowired
    ApplicationContext context;

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    ChangeSignal signal;

    @BeforeEach
    void inbox() {
        database.clear();
        insert(
                1,
                "FAILED",
                "{\"event\":\"practice.updated\",\"data\":{\"practiceId\":\"prac_1\",\"state\":\"TX\",\"token\":\"t0p\"}}");
        database.jdbc()
                .sql("insert into webhook_attempt (event_id, error) values (1, 'the database was busy')")
                .update();
        insert(2, "APPLIED", "{\"event\":\"practice.updated\",\"data\":{\"practiceId\":\"prac_2\"}}");
        TestScreens.open(context, TestUsers.admin(userAccounts, "morgan@example.com"));
    }

    @AfterEach
    void close() {
        TestScreens.close();
    }

    void insert(long id, String status, String body) {
        database.jdbc()
                .sql("""
                        insert into webhook_event (id, event, practice_id, body, status, attempts, received_at, processed_at, error)
                        values (:id, 'practice.updated', 'prac_' || :id, :body, :status, 1, now(), now(),
                            case :status when 'FAILED' then 'it was so' end)""")
                .param("id", id)
                .param("status", status)
                .param("body", body)
                .update();
    }

    @SuppressWarnings("unchecked")
    static Grid<EventRow> list() {
        return _get(Grid.class);
    }

    static List<Long> ids() {
        return _fetch(list(), 0, 100).stream().map(EventRow::id).toList();
    }

    static void eventually(Runnable assertion) {
        await().atMost(Duration.ofSeconds(20)).pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertion.run();
        });
    }
}
