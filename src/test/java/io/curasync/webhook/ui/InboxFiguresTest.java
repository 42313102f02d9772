package io.curasync.webhook.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.router.QueryParameters;
import io.curasync.live.Topic;
import io.curasync.ui.chart.KpiFigure;
import org.junit.jupiter.api.Test;

/** Figures and signatures above the list of the inbox. */
class InboxFiguresTest extends WebhooksViewHarness {

    @Test
    void showsUnreadableDeliveriesWithReason() {
        UI.getCurrent().navigate("webhooks");
        _click(_get(Button.class, spec -> spec.withText("Rejected …")));
        assertThat(_get(UnreadableDeliveriesDialog.class).getElement().getTextRecursively())
                .contains("No rejected deliveries", "cannot be stored by PostgreSQL", "shown above the list of events")
                .doesNotContain("metrics");
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
        assertThat(_find(_get(InboxStatsRow.class), KpiFigure.class))
                .extracting(figure -> figure.getElement().getProperty("href"))
                .containsExactly(
                        "webhooks?status=received",
                        "webhooks?status=failed",
                        "webhooks?status=waiting",
                        "webhooks?status=applied&since=hour");

        UI.getCurrent().navigate("webhooks", QueryParameters.of("status", "FAILED"));
        assertThat(ids()).containsExactly(1L);
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
    void showsRejectedSignaturesLive() {
        UI.getCurrent().navigate("webhooks");
        assertThat(_find(_get(SignatureLine.class), Details.class)).isEmpty();

        database.jdbc().sql("""
                insert into webhook_rejection (period_start, reason, address, deliveries, last_at)
                values (now(), 'SIGNATURE_WRONG', '198.51.100.7', 34, now())""").update();
        signal.publish(Topic.MONITORING);

        eventually(() -> assertThat(_get(_get(SignatureLine.class), Details.class)
                        .getElement()
                        .getTextRecursively())
                .contains("34 deliveries rejected from 198.51.100.7: wrong signature."));
    }
}
