package io.curasync.kpi.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.health.StubChecks;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.TestScreens;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Updates of the dashboard, and stale figures. */
class DashboardLiveTest extends DashboardHarness {

    @Test
    void updatesFiguresAndActivityLive() {
        createPractices();
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("");
        apply(SampleFacts.order(1, "ord_1", "2080.00"));

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(figure("total-orders")).isEqualTo("11");
            assertThat(RenderedValues.text(activities().getFirst()))
                    .contains("prac_1", "Order ord_1", "$2,080", "+1 order");
        });
    }

    @Test
    void omitsOldOrdersFromTheActivity() {
        createPractices();
        Instant now = Instant.now();
        apply(new Fact.OrderPlaced(
                new Provenance(Source.WEBHOOK, 1, now, now),
                "user_1",
                "ord_old",
                new BigDecimal("20.00"),
                Instant.parse("2025-11-18T17:00:00Z")));
        apply(SampleFacts.order(1, "ord_new", "20.00"));
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("");

        JsonNode fresh = activities().get(0);
        assertThat(RenderedValues.text(fresh)).contains("ord_new");
        assertThat(fresh.get("placedAt").isNull()).isTrue();
        JsonNode old = activities().get(1);
        assertThat(RenderedValues.text(old)).contains("ord_old");
        assertThat(old.get("placedAt").asString()).isEqualTo("2025-11-18T17:00:00Z");
        assertThat(old.get("at").isNull()).as("no relative time").isTrue();
    }

    @Test
    void saysFromWhenStaleFiguresAre() {
        createPractices();
        database.jdbc().sql("""
                insert into sync_run (kind, trigger, status, instance, started_at, finished_at)
                values ('FULL', 'SCHEDULE', 'SUCCEEDED', 'app-1', now() - interval '3 days', now() - interval '3 days')""").update();
        StubChecks checks = new StubChecks(context).with(CheckId.FRESHNESS, CheckResult.fail("3 days.", "Wait."));
        checks.run();
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("");

        StaleFiguresBanner banner = _get(StaleFiguresBanner.class);
        assertThat(banner.getElement().getTextRecursively())
                .matches(
                        "Figures are from \\w+ \\d+.*, \\d+:\\d\\d [AP]M\\. CuraSync has not reached CuraGenesis since then\\.");
        assertThat(_find(banner, Anchor.class)).isEmpty();

        checks.with(CheckId.FRESHNESS, CheckResult.ok("1 min.")).run();
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(_find(StaleFiguresBanner.class)).isEmpty();
        });
    }

    @Test
    void linksAdminsFromStaleFiguresToTheCheck() {
        createPractices();
        new StubChecks(context)
                .with(CheckId.FRESHNESS, CheckResult.fail("No sync has succeeded.", "Set the token."))
                .run();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("");

        assertThat(_get(StaleFiguresBanner.class).getElement().getTextRecursively())
                .isEqualTo("Figures are incomplete. CuraSync has not reached CuraGenesis yet.See Health");
        assertThat(hrefs()).contains("health/freshness");
    }

    @Test
    void pausedScreenCountsPendingUpdates() {
        createPractices();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("");
        _click(pauseButton());
        apply(SampleFacts.order(1, "ord_1", "2080.00"));
        apply(SampleFacts.order(1, "ord_2", "20.00"));

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(pauseButton().getText()).isEqualTo("Resume · 2 new");
        });
        assertThat(figure("total-orders")).isEqualTo("4331");
        assertThat(text()).contains("Paused").doesNotContain("ord_1");

        _click(pauseButton());
        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(figure("total-orders")).isEqualTo("4333");
        });
        assertThat(pauseButton().getText()).isEqualTo("Pause");
        assertThat(text()).contains("ord_1", "ord_2").doesNotContain("Paused");
    }

    private static List<JsonNode> activities() {
        return RenderedValues.of(_get(ActivityPanel.class));
    }

    private static Button pauseButton() {
        return _get(Button.class, spec -> spec.withClasses("kpi-hold"));
    }
}
