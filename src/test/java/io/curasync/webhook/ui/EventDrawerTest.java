package io.curasync.webhook.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._fetch;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import io.curasync.ui.ConfirmationDialog;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The drawer with one event, and replays. */
class EventDrawerTest extends WebhooksViewHarness {

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
    void showsReplayUserAndAttemptCount() {
        database.jdbc()
                .sql("update webhook_event set body = '{\"event\":\"practice.updated\",\"data\":{}}' where id = 1")
                .update();
        UI.getCurrent().navigate("webhooks/1");

        _click(_get(_get(EventDrawer.class), Button.class, spec -> spec.withText("Replay")));

        eventually(() -> assertThat(_get(EventDrawer.class).getElement().getTextRecursively())
                .contains("by morgan@example.com", "practiceId and userId are both missing"));
        eventually(() -> assertThat(_fetch(list(), 1, 1).getFirst().attempts()).isEqualTo(2));
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
