package io.curasync.practice.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.account.Accounts;
import io.curasync.account.User;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Ledger;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.SampleBook;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestScreens;
import io.curasync.testing.TestUsers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CuraSyncTest
class PracticesViewTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    TestDatabase database;

    @Autowired
    Accounts accounts;

    @Autowired
    Ledger ledger;

    @Autowired
    ChangeSignal signal;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private User admin;
    private User dana;

    @BeforeEach
    void book() {
        database.clear();
        admin = TestUsers.admin(accounts, "morgan@example.com");
        dana = TestUsers.rep(accounts, "dana@example.com", "Dana Reyes");
        apply(
                SampleBook.practice(1, "TX", "Dana Reyes", Instant.now(), 10),
                SampleBook.practice(2, "CA", "Ava Lindqvist", Instant.now(), 4321),
                SampleBook.practice(3, "NY", "", null, 0));
    }

    @AfterEach
    void close() {
        TestScreens.close();
    }

    private void apply(Fact... facts) {
        transaction.executeWithoutResult(status -> ledger.apply(List.of(facts)));
        signal.publish(Topic.LEDGER);
    }

    @Test
    void anAdminSeesAllInTheOrderAndUnderTheFiltersOfTheAddress() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices", QueryParameters.of("sort", "-orders"));
        assertThat(labels()).containsExactly("prac_2", "prac_1", "prac_3");

        UI.getCurrent()
                .navigate("practices", QueryParameters.of("status", "active").merging("rep", "none"));
        assertThat(labels()).containsExactly("prac_2");
        assertThat(text()).contains("1 practice · 2 filters");
    }

    @Test
    void searchMatchesIdsAndRepsAndTakesWildcardsLiterally() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("practices");
        _get(TextField.class).setValue("lindq");
        assertThat(labels()).containsExactly("prac_2");
        _get(TextField.class).setValue("rac_3");
        assertThat(labels()).containsExactly("prac_3");
        _get(TextField.class).setValue("%");
        assertThat(labels()).isEmpty();
    }

    @Test
    void aRepSeesTheOwnOnlyWhateverTheAddressSays() {
        long others = id("prac_2");
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices/" + others, QueryParameters.of("rep", "none"));
        assertThat(labels()).isEmpty();
        assertThat(_find(PracticeDrawer.class)).isEmpty();

        UI.getCurrent().navigate("practices");
        assertThat(labels()).containsExactly("prac_1");
    }

    @Test
    void theDrawerShowsTheTimelineAndFollowsIt() {
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("practices/" + id("prac_1"));
        assertThat(drawer()).contains("prac_1", "Enrolled").doesNotContain("ord_9");

        apply(SampleBook.order(1, "ord_9", "640"));

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(drawer()).contains("Order ord_9", "$640", "+1 order");
        });
    }

    private long id(String practiceId) {
        return jdbc.sql("select id from practice where practice_id = ?")
                .param(practiceId)
                .query(Long.class)
                .single();
    }

    private static List<String> labels() {
        MockVaadin.clientRoundtrip(true);
        return _fetch(_get(PracticeGrid.class), 0, 100).stream()
                .map(row -> row.practice().label())
                .toList();
    }

    private static String text() {
        return _get(PracticesView.class).getElement().getTextRecursively();
    }

    private static String drawer() {
        return _get(PracticeDrawer.class).getElement().getTextRecursively();
    }
}
