package io.curasync.kpi.ui;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.internal.JacksonUtils;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.testing.TestScreens;
import io.curasync.ui.chart.Chart;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Figures and ranges of the dashboard. */
class DashboardViewTest extends DashboardHarness {

    @Test
    void showsAdminsAllFigures() {
        createPractices();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("");

        assertThat(figure("total-practices")).isEqualTo("3");
        assertThat(figure("active-practices")).isEqualTo("2");
        assertThat(figure("total-orders")).isEqualTo("4331");
        assertThat(figure("recent-activations")).isEqualTo("2");
        assertThat(figure("unmatched-practices")).isEqualTo("1");
        assertThat(text()).contains("ava@example.com", "Unassigned", "California");
    }

    @Test
    void showsRepsTheirFiguresAndDistanceToTheNextRanks() {
        createPractices();
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("");

        assertThat(figure("total-practices")).isEqualTo("1");
        assertThat(figure("total-orders")).isEqualTo("10");
        assertThat(figure("unmatched-practices")).isEqualTo("no such figure");
        assertThat(text())
                .contains("rank 2 of 2", "#2 of 2 reps · 4,311 orders behind #1", "Your 1 practice")
                .doesNotContain("ava@", "4,321", "California", "prac_2", "Unassigned");
    }

    @Test
    void namesTheBusinessTimeZone() {
        createPractices();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("");
        assertThat(text()).contains("Days in UTC");
        assertThat(RenderedValues.of(_get(KpiRow.class)).stream()
                        .flatMap(figure -> figure.findValuesAsString("since").stream()))
                .contains("since yesterday 00:00, UTC");
    }

    @Test
    void omitsDaysBeforeTheFirstData() {
        createPractices();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("", com.vaadin.flow.router.QueryParameters.of("days", "90"));
        JsonNode data = RenderedValues.json(_get(Chart.class, spec -> spec.withClasses("kpi-orders-chart")), "data");
        assertThat(data.get("values").get("first").asInt()).isEqualTo(89);
        assertThat(data.get("earlier").isNull()).isTrue();

        Instant now = Instant.now();
        apply(new Fact.OrderPlaced(
                new Provenance(Source.WEBHOOK, 1, now, now),
                "user_1",
                "old",
                BigDecimal.TEN,
                now.minus(Duration.ofDays(100))));
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("", com.vaadin.flow.router.QueryParameters.of("days", "90"));
        data = RenderedValues.json(_get(Chart.class, spec -> spec.withClasses("kpi-orders-chart")), "data");
        assertThat(data.get("values").get("first").asInt()).isZero();
        assertThat(data.get("earlier").get("first").asInt()).isEqualTo(79);
    }

    @Test
    void opensTheOrdersOfADayAndOfTheRange() {
        createPractices();
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("", com.vaadin.flow.router.QueryParameters.of("days", "7"));
        Chart chart = _get(Chart.class, spec -> spec.withClasses("kpi-orders-chart"));
        JsonNode days = RenderedValues.json(chart, "data").get("days");
        String first = days.get(0).asString();
        assertThat(hrefs())
                .contains("orders?from=%s&to=%s".formatted(first, days.get(6).asString()));

        _fireDomEvent(chart, "pick", JacksonUtils.createObjectNode().put("event.detail", first));

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("orders?from=%s&to=%s".formatted(first, first));
    }

    @Test
    void countsAndListsDormantPractices() {
        createPractices();
        Instant now = Instant.now();
        for (int i = 0; i < 3; i++) {
            apply(new Fact.OrderPlaced(
                    new Provenance(Source.WEBHOOK, 1, now, now),
                    "user_1",
                    "old_" + i,
                    BigDecimal.TEN,
                    now.minus(Duration.ofDays(40 + 10L * i))));
        }
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("");

        assertThat(text())
                .contains("Dormant practices", "Most recently dormant first", "All 1 dormant", "every 10 days");
        assertThat(hrefs()).contains("practices?status=dormant");
    }

    @Test
    void readsTheRangeFromTheUrl() {
        createPractices();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("", com.vaadin.flow.router.QueryParameters.of("days", "7"));
        assertThat(text()).contains("7 d");
        assertThat(_get(NativeButton.class, spec -> spec.withText("7 d"))
                        .getElement()
                        .getAttribute("aria-pressed"))
                .isEqualTo("true");
        _click(_get(NativeButton.class, spec -> spec.withText("90 d")));
        assertThat(_get(NativeButton.class, spec -> spec.withText("90 d"))
                        .getElement()
                        .getAttribute("aria-pressed"))
                .isEqualTo("true");
    }

    @Test
    void explainsTheFirstStepsWithoutPractices() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("");
        assertThat(text()).contains("Press “Sync now”", "CURAGENESIS_API_BASE");
    }
}
