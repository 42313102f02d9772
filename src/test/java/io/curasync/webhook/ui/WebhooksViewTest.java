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
import io.curasync.webhook.inbox.EventRow;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@CuraSyncTest
class WebhooksViewTest {

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

    @Test
    void filtersTheListByUrlAndUpdatesItLive() {
        UI.getCurrent().navigate("webhooks", QueryParameters.of("status", "failed"));
        assertThat(ids()).containsExactly(1L);

        UI.getCurrent().navigate("webhooks");
        assertThat(ids()).containsExactly(2L, 1L);

        insert(3, "IGNORED", "{}");
        signal.publish(Topic.WEBHOOK);
        eventually(() -> assertThat(ids()).containsExactly(3L, 2L, 1L));
    }

    @Test
    void offersNewEventsWhileScrolled() {
        UI.getCurrent().navigate("webhooks");
        _get(EventList.class).scrolled(true);
        assertThat(ids()).containsExactly(2L, 1L);
        insert(3, "IGNORED", "{}");
        signal.publish(Topic.WEBHOOK);

        eventually(() -> _get(Button.class, spec -> spec.withText("1 new · show")));
        assertThat(ids()).containsExactly(2L, 1L);

        _click(_get(Button.class, spec -> spec.withText("1 new · show")));
        assertThat(ids()).containsExactly(3L, 2L, 1L);
    }

    @Test
    void showsAnEventWithoutSecretsAndItsDryRun() {
        UI.getCurrent().navigate("webhooks/1");
        EventDrawer drawer = _get(EventDrawer.class);
        assertThat(drawer.getElement().getTextRecursively())
                .contains("the database was busy", "it was so", "prac_1")
                .doesNotContain("t0p");

        _click(_get(drawer, Button.class, spec -> spec.withText("Dry run")));

        assertThat(_get(DryRunPanel.class).getElement().getTextRecursively())
                .contains("New practice prac_1", "State", "TX");
        assertThat(practices()).isZero();

        _click(_get(drawer, Button.class, spec -> spec.withText("Replay")));
        await().atMost(Duration.ofSeconds(20)).until(() -> practices() == 1);
        eventually(() -> assertThat(_get(EventDrawer.class).getElement().getTextRecursively())
                .contains("Applied", "created"));
    }

    @Test
    void confirmsTheReplayOfAnAppliedEvent() {
        UI.getCurrent().navigate("webhooks/2");
        _click(_get(_get(EventDrawer.class), Button.class, spec -> spec.withText("Replay")));
        assertThat(audited()).isZero();

        _click(_get(_get(ConfirmationDialog.class), Button.class, spec -> spec.withText("Replay")));

        assertThat(audited()).isEqualTo(1);
    }

    @Test
    void showsTheNumberOfFailedEventsBeforeReplay() {
        UI.getCurrent().navigate("webhooks");
        _click(_get(Button.class, spec -> spec.withText("Replay failed …")));
        assertThat(_get(ReplayFailedDialog.class).getElement().getTextRecursively())
                .contains("1 event will be tried again");

        _click(_get(Button.class, spec -> spec.withText("Replay 1")));

        await().atMost(Duration.ofSeconds(20)).until(() -> practices() == 1);
        eventually(() -> assertThat(_get(ReplayProgressBar.class).getElement().getTextRecursively())
                .contains("Replayed 1 failed since"));
    }

    @Test
    void showsNoDrawerForAMissingEvent() {
        UI.getCurrent().navigate("webhooks/99");

        assertThat(_find(EventDrawer.class)).isEmpty();
        assertThat(ids()).hasSize(2);
    }

    @Test
    void showsUnreadableDeliveriesWithReason() {
        UI.getCurrent().navigate("webhooks");
        _click(_get(Button.class, spec -> spec.withText("Rejected …")));
        assertThat(_get(UnreadableDeliveriesDialog.class).getElement().getTextRecursively())
                .contains("No rejected deliveries");
        _click(_get(Button.class, spec -> spec.withText("Close")));

        database.jdbc()
                .sql(
                        "insert into unreadable_delivery (reason, bytes, excerpt) values ('The body is not JSON', 3, 'abc')")
                .update();
        _click(_get(Button.class, spec -> spec.withText("Rejected …")));

        assertThat(_getFormattedRow(_get(_get(UnreadableDeliveriesDialog.class), Grid.class), 0))
                .contains("The body is not JSON", "3 bytes");
    }

    @Test
    void showsLatencyByStage() {
        UI.getCurrent().navigate("webhooks");

        assertThat(_get(LatencyCard.class).getElement().getTextRecursively())
                .contains("Committed", "Applied", "On screens", "p99")
                .containsPattern("Latency from receipt, since .*\\d+:\\d\\d [AP]M");
    }

    @Test
    void linksFiguresToTheirEvents() {
        UI.getCurrent().navigate("webhooks");
        assertThat(_find(_get(InboxStatsRow.class), Anchor.class))
                .extracting(Anchor::getHref)
                .containsExactly(
                        "webhooks?status=received",
                        "webhooks?status=failed",
                        "webhooks?status=waiting",
                        "webhooks?status=applied&since=hour");

        UI.getCurrent().navigate("webhooks", QueryParameters.of("status", "FAILED"));
        assertThat(ids()).containsExactly(1L);
    }

    @Test
    void sortsOldestFirstOnRequest() {
        UI.getCurrent().navigate("webhooks", QueryParameters.of("sort", "oldest"));
        assertThat(ids()).containsExactly(1L, 2L);

        _get(EventFilterBar.class).sort(false);
        assertThat(ids()).containsExactly(2L, 1L);
    }

    @Test
    void menuBadgeCountsFailedWebhooks() {
        Component badge = context.getBean(FailedBadge.class).badge();
        UI.getCurrent().add(badge);
        assertThat(badge.getElement().getText()).isEqualTo("1");

        database.jdbc().sql("update webhook_event set status = 'APPLIED'").update();
        signal.publish(Topic.WEBHOOK);

        eventually(() -> assertThat(badge.isVisible()).isFalse());
    }

    @Test
    void showsReplayUserAndAttemptCount() {
        database.jdbc()
                .sql("update webhook_event set body = '{\"event\":\"practice.updated\",\"data\":{}}' where id = 1")
                .update();
        UI.getCurrent().navigate("webhooks/1");

        _click(_get(_get(EventDrawer.class), Button.class, spec -> spec.withText("Replay")));

        eventually(() -> assertThat(_get(EventDrawer.class).getElement().getTextRecursively())
                .contains("by morgan@example.com", "practiceId and userId are both missing"));
        eventually(() -> assertThat(
                        _fetch(_get(EventGrid.class), 1, 1).getFirst().attempts())
                .isEqualTo(2));
        assertThat(count("notification where kind = 'WEBHOOK_FAILED'")).isEqualTo(1);
    }

    @Test
    void showsSignatureSchemesWithTheirLatestEvent() {
        UI.getCurrent().navigate("webhooks/2");
        assertThat(_get(SignatureLine.class).getElement().getTextRecursively())
                .contains("hex without timestamp (2 events", "CURASYNC_WEBHOOK_REQUIRE_TIMESTAMP=true")
                .doesNotContain("Standard Webhooks (");
        assertThat(_get(EventDrawer.class).getElement().getTextRecursively())
                .contains("Signed by hex without timestamp");

        database.jdbc()
                .sql("update webhook_event set source_at = received_at where id = 2")
                .update();
        signal.publish(Topic.WEBHOOK);

        eventually(() -> {
            assertThat(_get(SignatureLine.class).getElement().getTextRecursively())
                    .contains("Standard Webhooks (1 event,", "; hex without timestamp (1 event,");
            assertThat(_get(EventDrawer.class).getElement().getTextRecursively())
                    .contains("Signed by Standard Webhooks");
        });

        database.jdbc().sql("delete from webhook_event where source_at is null").update();
        signal.publish(Topic.WEBHOOK);

        eventually(() -> assertThat(_get(SignatureLine.class).getElement().getTextRecursively())
                .doesNotContain("hex"));
    }

    @Test
    void allowsOnlyAdmins() {
        AccessAnnotationChecker checker = new AccessAnnotationChecker();

        assertThat(checker.hasAccess(WebhooksView.class, () -> "rep", "REP"::equals))
                .isFalse();
        assertThat(checker.hasAccess(WebhooksView.class, () -> "admin", "ADMIN"::equals))
                .isTrue();
    }

    private void insert(long id, String status, String body) {
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

    private static List<Long> ids() {
        return _fetch(_get(EventGrid.class), 0, 100).stream().map(EventRow::id).toList();
    }

    private static void eventually(Runnable assertion) {
        await().atMost(Duration.ofSeconds(20)).pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertion.run();
        });
    }

    private long practices() {
        return count("practice");
    }

    private long audited() {
        return count("audit_entry where action = 'webhook.replay'");
    }

    private long count(String what) {
        return database.jdbc()
                .sql("select count(*) from " + what)
                .query(Long.class)
                .single();
    }
}
