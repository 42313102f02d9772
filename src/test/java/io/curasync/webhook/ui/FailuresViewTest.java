package io.curasync.webhook.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import io.curasync.account.UserAccounts;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.testing.CuraSyncTest;
import io.curasync.testing.TestDatabase;
import io.curasync.testing.TestScreens;
import io.curasync.testing.TestUsers;
import io.curasync.ui.ConfirmationDialog;
import io.curasync.webhook.inbox.FailureGroup;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CuraSyncTest
class FailuresViewTest {

    @Autowired
    ApplicationContext context;

    @Autowired
    TestDatabase database;

    @Autowired
    UserAccounts userAccounts;

    @Autowired
    ChangeSignal signal;

    @BeforeEach
    void open() {
        database.clear();
        TestScreens.open(context, TestUsers.admin(userAccounts, "morgan@example.com"));
    }

    @AfterEach
    void close() {
        TestScreens.close();
    }

    @Test
    void saysSoIfNothingFailed() {
        UI.getCurrent().navigate("webhooks/failures");

        assertThat(_find(Grid.class)).hasSize(1);
        assertThat(groups()).isEmpty();
        assertThat(_get(Grid.class).getEmptyStateComponent().getElement().getTextRecursively())
                .contains("No failed events");
        assertThat(tabs()).containsExactly("Events", "Failures");
    }

    @Test
    void listsGroupsAndUpdatesThemLive() {
        insert(1, 12, "'{\"practiceId\":\"prac_' || n || '\",\"state\":\"NY\"}'", "'the lock of ' || n");
        UI.getCurrent().navigate("webhooks/failures");

        assertThat(groups()).extracting(FailureGroup::reason).containsExactly("the lock of …");
        assertThat(String.join(" ", _getFormattedRow(_get(Grid.class), 0))).contains("practice.updated");
        assertThat(tabs()).containsExactly("Events", "Failures · 1");
        assertThat(_find(_get(WebhookTabs.class), Anchor.class))
                .extracting(tab -> tab.getElement().getAttribute("aria-current"))
                .containsExactly(null, "page");

        insert(13, 14, "'{}'", "'practiceId and userId are both missing'");
        signal.publish(Topic.WEBHOOK);

        eventually(() -> assertThat(groups()).extracting(FailureGroup::count).containsExactly(2, 12));
        eventually(() -> assertThat(tabs()).containsExactly("Events", "Failures · 2"));
    }

    @Test
    void showsAGroupWithItsSampleAndPractices() {
        database.jdbc()
                .sql("insert into practice (id, practice_id, name) values (7, 'prac_1', 'Lakeside')")
                .update();
        insert(1, 12, "'{\"practiceId\":\"prac_' || n || '\",\"totalOrders\":-1}'", "'totalOrders is below zero'");

        UI.getCurrent().navigate("webhooks/failures/" + fingerprint());

        FailureDrawer drawer = _get(FailureDrawer.class);
        assertThat(drawer.getElement().getTextRecursively())
                .contains("12 events · 12 practices", "totalOrders is below zero", "12 events in the last 24 hours")
                .contains(
                        "Lakeside · 1 event",
                        "prac_12 (not known)",
                        "The error concerns the marked field: totalOrders");
        assertThat(_find(drawer, Anchor.class))
                .extracting(Anchor::getHref)
                .contains("practices/7", "webhooks/12")
                .anyMatch(href -> href.startsWith("webhooks?") && href.contains("reason=" + fingerprint()));
        assertThat(marked(drawer)).containsExactly("    \"totalOrders\" : -1");
        assertThat(drawer.getElement().getAttribute("role")).isEqualTo("complementary");
        assertThat(drawer.getElement().getAttribute("aria-label")).isEqualTo("Failure");
        _get(drawer, Button.class, spec -> spec.withText("Replay 12 events"));
        _get(drawer, Button.class, spec -> spec.withText("Dry run of 12 events"));
    }

    @Test
    void triesAGroupAndThenReplaysIt() {
        insert(1, 12, "'{\"practiceId\":\"prac_' || n || '\",\"state\":\"NY\"}'", "'it was so'");
        insert(13, 15, "'{\"practiceId\":\"prac_1\",\"totalOrders\":-1}'", "'it was so'");
        UI.getCurrent().navigate("webhooks/failures/" + fingerprint());
        FailureDrawer drawer = _get(FailureDrawer.class);

        _click(_get(drawer, Button.class, spec -> spec.withText("Dry run of 15 events")));

        eventually(() -> assertThat(_get(BulkDryRunPanel.class).getElement().getTextRecursively())
                .contains("Would change 12 practices. 3 events still fail.", "3 events: totalOrders is below zero"));
        assertThat(_find(drawer, ProgressBar.class)).isEmpty();
        assertThat(count("practice")).isZero();

        _click(_get(drawer, Button.class, spec -> spec.withText("Replay 15 events")));
        assertThat(count("audit_entry where action = 'webhook.replay'")).isZero();
        _click(_get(_get(ConfirmationDialog.class), Button.class, spec -> spec.withText("Replay")));

        await().atMost(Duration.ofSeconds(20)).until(() -> count("practice") == 12);
        eventually(() -> assertThat(_get(ReplayProgressBar.class).getElement().getTextRecursively())
                .contains("Replayed 15 with the same failure · 3 failed again"));
        assertThat(count("audit_entry where action = 'webhook.replay'")).isEqualTo(1);
        eventually(() -> assertThat(groups()).extracting(FailureGroup::count).containsExactly(3));
        eventually(() ->
                assertThat(drawer.getElement().getTextRecursively()).contains("No event with this failure is left"));
    }

    @Test
    void replaysTheEventsThatMatchTheFilterOfTheList() {
        insert(1, 12, "'{\"practiceId\":\"prac_' || n || '\",\"state\":\"NY\"}'", "'the lock of ' || n");
        insert(13, 15, "'{}'", "'practiceId and userId are both missing'");
        UI.getCurrent().navigate("webhooks");
        assertThat(_find(Button.class, spec -> spec.withText("Replay 15 that match …")))
                .isEmpty();

        UI.getCurrent().navigate("webhooks", QueryParameters.of("reason", "the lock"));
        _fetch(_get(Grid.class), 0, 100);
        _click(_get(Button.class, spec -> spec.withText("Replay 12 that match …")));
        ReplayMatchingDialog dialog = _get(ReplayMatchingDialog.class);
        assertThat(dialog.getElement().getTextRecursively()).contains("12 events will be applied again.");
        _click(_get(dialog, Button.class, spec -> spec.withText("Dry run of 12 events")));
        eventually(() -> assertThat(dialog.getElement().getTextRecursively()).contains("Would change 12 practices."));

        _click(_get(dialog, Button.class, spec -> spec.withText("Replay 12")));

        await().atMost(Duration.ofSeconds(20)).until(() -> count("practice") == 12);
        assertThat(count("webhook_event where status = 'FAILED'")).isEqualTo(3);
        assertThat(count("audit_entry where action = 'webhook.replay' and subject = '12 that match'"
                        + " and detail like 'filter reason=the%lock, up to event 15'"))
                .isEqualTo(1);
    }

    @Test
    void showsNoDrawerForAGroupThatIsGone() {
        UI.getCurrent().navigate("webhooks/failures/0123456789abcdef");

        assertThat(_find(FailureDrawer.class)).isEmpty();
    }

    @Test
    void allowsOnlyAdmins() {
        AccessAnnotationChecker checker = new AccessAnnotationChecker();

        assertThat(checker.hasAccess(FailuresView.class, () -> "rep", "REP"::equals))
                .isFalse();
        assertThat(checker.hasAccess(FailuresView.class, () -> "admin", "ADMIN"::equals))
                .isTrue();
    }

    private void insert(int from, int to, String data, String error) {
        database.jdbc().sql("""
                        insert into webhook_event (id, event, practice_id, body, status, attempts, received_at, processed_at, error)
                        select n, 'practice.updated', 'prac_' || n, '{"event":"practice.updated","data":' || %s || '}', 'FAILED', 1,
                            now(), now(), %s
                        from generate_series(%d, %d) as n""".formatted(data, error, from, to)).update();
    }

    private String fingerprint() {
        return database.jdbc()
                .sql("select distinct fingerprint from webhook_event")
                .query(String.class)
                .single();
    }

    @SuppressWarnings("unchecked")
    private static List<FailureGroup> groups() {
        return _fetch((Grid<FailureGroup>) _get(Grid.class), 0, 100);
    }

    private static List<String> tabs() {
        return _find(_get(WebhookTabs.class), Anchor.class).stream()
                .map(Anchor::getText)
                .toList();
    }

    private static List<String> marked(Component drawer) {
        return _get(drawer, PayloadBlock.class)
                .getElement()
                .getChildren()
                .filter(child -> !child.isTextNode() && child.getTag().equals("mark"))
                .map(Element::getText)
                .toList();
    }

    private static void eventually(Runnable assertion) {
        await().atMost(Duration.ofSeconds(20)).pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertion.run();
        });
    }

    private long count(String what) {
        return database.jdbc()
                .sql("select count(*) from " + what)
                .query(Long.class)
                .single();
    }
}
