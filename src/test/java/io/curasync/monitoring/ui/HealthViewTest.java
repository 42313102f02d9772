package io.curasync.monitoring.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.alert.AlertDelivery;
import io.curasync.monitoring.alert.AlertStatus;
import io.curasync.monitoring.alert.AlertType;
import io.curasync.monitoring.health.StubChecks;
import io.curasync.testing.ScreenTest;
import io.curasync.testing.TestScreens;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.EmptyState;
import io.curasync.ui.FeedItem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HealthViewTest extends ScreenTest {

    private static final CheckResult ROWS = CheckResult.warn("3 rows are in quarantine.", "Look at their reasons.")
            .with(List.of("prac_7: state 17 is no state"));
    private static final CheckResult SILENCE = CheckResult.fail("No webhook for 63 min.", "Ask CuraGenesis.");

    @Autowired
    HealthBadge badge;

    private StubChecks checks;

    @BeforeEach
    void allGreen() {
        checks = new StubChecks(context)
                .with(CheckId.QUARANTINE, CheckResult.ok("No row is in quarantine."))
                .with(CheckId.WEBHOOK_SILENCE, CheckResult.ok("40 webhooks in the last hour."))
                .with(CheckId.MAIL, CheckResult.off("No mail server is set."));
    }

    @Test
    void showsThatNoCheckHasRun() {
        open("health");

        assertThat(_find(EmptyState.class)).hasSize(1);
        assertThat(_find(CheckRow.class)).isEmpty();
        assertThat(_find(OpenIncidentsCard.class)).isEmpty();
    }

    @Test
    void showsAllChecksByGroup() {
        checks.run();
        open("health");

        assertThat(text()).contains("All 2 checks are OK, and 1 is off.", "No mail server is set.");
        assertThat(_find(CheckRow.class))
                .extracting(row -> row.getElement().getAttribute("data-check") + " "
                        + row.getElement().getAttribute("data-status"))
                .containsExactly("webhook-silence OK", "quarantine OK", "mail OFF");
        assertThat(_find(EmptyState.class)).isEmpty();
        assertThat(_find(OpenIncidentsCard.class)).isEmpty();
        assertThat(_find(TimelineBar.class).getFirst().getElement().getAttribute("aria-label"))
                .isEqualTo("Last 30 days: no problems");
    }

    @Test
    void showsProblemsAndIncidentsLiveAndAcknowledgesThem() {
        checks.run();
        open("health");
        checks.with(CheckId.QUARANTINE, ROWS)
                .with(CheckId.WEBHOOK_SILENCE, SILENCE)
                .run();
        checks.aMinutePasses().run();

        eventually(() -> assertThat(text())
                .contains("1 check failed, and 1 needs attention.", "2 open incidents", "Look at their reasons."));
        assertThat(_find(Button.class, spec -> spec.withText("Acknowledge"))).hasSize(2);
        _click(_find(Button.class, spec -> spec.withText("Acknowledge")).getFirst());

        eventually(() -> {
            assertThat(_find(Button.class, spec -> spec.withText("Acknowledge")))
                    .hasSize(1);
            assertThat(text()).contains("Acknowledged by morgan@example.com");
        });
    }

    @Test
    void showsResolvedIncidentsWithTheirDuration() {
        database.jdbc().sql("""
                insert into incident (check_id, severity, state, summary, opened_at, resolved_at)
                values ('mail', 'FAIL', 'RESOLVED', 'The server refused 4 emails.', now() - interval '14 min', now())""").update();
        open("health");

        assertThat(text()).contains("failed for 14 min · The server refused 4 emails.");
    }

    @Test
    void opensACheckByItsUrl() {
        checks.with(CheckId.QUARANTINE, ROWS).run();
        open("health/quarantine");

        CheckDrawer drawer = _get(CheckDrawer.class);
        assertThat(drawer.getElement().getTextRecursively())
                .contains("Quarantine", "Look at their reasons.", "prac_7: state 17 is no state");
        assertThat(_get(drawer, Anchor.class).getHref()).isEqualTo("quarantine");
        assertThat(_find(CheckRow.class))
                .filteredOn(row -> row.hasClassName("cs-open"))
                .extracting(row -> row.getElement().getAttribute("data-check"))
                .containsExactly("quarantine");

        open("health/nonsense");
        assertThat(_find(CheckDrawer.class)).isEmpty();
        assertThat(_find(Notification.class)).hasSize(1);
    }

    @Test
    void runsTheChecksInTheBackground() {
        open("health");
        Button button = _get(RunChecksButton.class);
        _click(button);
        assertThat(button.isEnabled()).isFalse();

        eventually(() -> assertThat(button.isEnabled()).isTrue());
        assertThat(button.getText()).isEqualTo("Run checks now");
        assertThat(_find(Notification.class)).hasSize(1);
    }

    @Test
    void saysWhichSettingsAlertsNeed() {
        open("health");

        assertThat(text()).contains("Set CURASYNC_ALERT_URL", "Set CURASYNC_HEARTBEAT_URL");
        assertThat(_find(Button.class, spec -> spec.withText("Send a test alert")))
                .isEmpty();
    }

    @Test
    void showsTheStateOfAlerts() {
        TestScreens.open(context, admin);
        AlertsCard card = new AlertsCard(() -> {});
        Instant now = Instant.now();
        card.show(
                new AlertStatus(
                        "hooks.example.com",
                        true,
                        "ping.example.com",
                        List.of(
                                new AlertDelivery(null, AlertType.TEST, now, 1, now, null, null),
                                new AlertDelivery(
                                        CheckId.MAIL,
                                        AlertType.OPENED,
                                        now,
                                        80,
                                        null,
                                        null,
                                        "The alert URL answered 410."),
                                new AlertDelivery(
                                        CheckId.MAIL,
                                        AlertType.RESOLVED,
                                        now,
                                        2,
                                        null,
                                        now,
                                        "The alert URL answered 500."),
                                new AlertDelivery(CheckId.MAIL, AlertType.WORSENED, now, 1, now, null, null))),
                new BrowserTime(ZoneOffset.UTC));

        assertThat(_get(card, Button.class).getText()).isEqualTo("Send a test alert");
        assertThat(card.getElement().getTextRecursively())
                .contains("posted to hooks.example.com, signed", "sent to ping.example.com");
        assertThat(_find(card, FeedItem.class))
                .extracting(item -> item.getElement().getTextRecursively())
                .satisfiesExactly(
                        test -> assertThat(test).isEqualTo("Test alertDelivered"),
                        givenUp -> assertThat(givenUp).endsWith("answered 410. Given up after 80 attempts."),
                        waiting -> assertThat(waiting)
                                .startsWith("Email recovered")
                                .containsPattern("answered 500. Retry at \\d+:\\d+ [AP]M after 2 attempts."),
                        worsened -> assertThat(worsened).isEqualTo("Email is now failingDelivered"));
    }

    @Test
    void marksProblemsInTheNavigation() {
        checks.run();
        TestScreens.open(context, admin);
        Component dot = badge.badge();
        UI.getCurrent().add(dot);
        assertThat(dot.isVisible()).isFalse();

        checks.with(CheckId.QUARANTINE, ROWS).run();
        eventually(() -> assertThat(dot.isVisible()).isTrue());
        assertThat(dot.getElement().getAttribute("data-tone")).isEqualTo("warn");
        assertThat(dot.getElement().getTextRecursively()).isEqualTo("1 check needs attention");

        checks.with(CheckId.WEBHOOK_SILENCE, SILENCE).run();
        eventually(() -> assertThat(dot.getElement().getAttribute("data-tone")).isEqualTo("error"));
        assertThat(dot.getElement().getTextRecursively()).isEqualTo("1 check failed, and 1 needs attention");
    }

    @Test
    void isForAdminsOnly() {
        assertThat(new AccessAnnotationChecker().hasAccess(HealthView.class, () -> "dana", role -> role.equals("REP")))
                .isFalse();
    }

    private void open(String path) {
        TestScreens.close();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate(path);
    }

    private static String text() {
        return _get(HealthView.class).getElement().getTextRecursively();
    }

    private static void eventually(Runnable assertion) {
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            assertion.run();
        });
    }
}
