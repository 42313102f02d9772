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
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.testing.SampleFacts;
import io.curasync.testing.ScreenTest;
import io.curasync.testing.TestScreens;
import io.curasync.testing.TestUsers;
import io.curasync.ui.FeedItem;
import io.curasync.ui.RelativeTime;
import io.curasync.ui.chart.Chart;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DashboardViewTest extends ScreenTest {

    @BeforeEach
    void users() {
        TestUsers.rep(accounts, "ava@example.com", "Ava Lindqvist");
    }

    private void createPractices() {
        Instant now = Instant.now();
        apply(
                SampleFacts.practice(1, "TX", "Dana Reyes", now, 10),
                SampleFacts.practice(2, "CA", "Ava Lindqvist", now, 4321),
                SampleFacts.practice(3, "NY", "", null, 0));
    }

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
    void updatesFiguresAndActivityLive() {
        createPractices();
        TestScreens.open(context, dana);
        UI.getCurrent().navigate("");
        apply(SampleFacts.order(1, "ord_1", "2080.00"));

        await().pollInSameThread().untilAsserted(() -> {
            MockVaadin.clientRoundtrip(true);
            assertThat(figure("total-orders")).isEqualTo("11");
            assertThat(_find(FeedItem.class))
                    .first()
                    .satisfies(item -> assertThat(item.getElement().getTextRecursively())
                            .contains("prac_1", "Order ord_1", "$2,080", "+1 order"));
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

        assertThat(_find(FeedItem.class).stream().limit(2))
                .extracting(item -> item.getElement().getTextRecursively())
                .satisfiesExactly(
                        fresh -> assertThat(fresh).contains("ord_new").doesNotContain("placed"),
                        old -> assertThat(old).contains("ord_old", "placed Nov 18, 2025"));
        assertThat(_find(_find(FeedItem.class).get(1), RelativeTime.class)).isEmpty();
    }

    @Test
    void namesTheBusinessTimeZone() {
        createPractices();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("");
        assertThat(text()).contains("Days in UTC");
        assertThat(_find(Span.class, spec -> spec.withAttribute("title", "since yesterday 00:00, UTC")))
                .isNotEmpty();
    }

    @Test
    void omitsDaysBeforeTheFirstData() {
        createPractices();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("", com.vaadin.flow.router.QueryParameters.of("days", "90"));
        JsonNode data = (JsonNode) _get(Chart.class, spec -> spec.withClasses("kpi-orders-chart"))
                .getElement()
                .getPropertyRaw("data");
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
        data = (JsonNode) _get(Chart.class, spec -> spec.withClasses("kpi-orders-chart"))
                .getElement()
                .getPropertyRaw("data");
        assertThat(data.get("values").get("first").asInt()).isZero();
        assertThat(data.get("earlier").get("first").asInt()).isEqualTo(79);
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

        assertThat(text()).contains("Dormant practices", "Most recently dormant first", "Show all", "every 10 days");
        assertThat(hrefs()).contains("practices?status=dormant");
    }

    @Test
    void readsTheRangeFromTheUrl() {
        createPractices();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("", com.vaadin.flow.router.QueryParameters.of("days", "7"));
        assertThat(_get(DashboardView.class).getElement().getTextRecursively()).contains("7 d");
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

    @Test
    void highlightsTheSelectedStateAndLinksItsPractices() {
        createPractices();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("", com.vaadin.flow.router.QueryParameters.of("state", "CA"));
        assertThat(text()).contains("California: 1 practice, 1 active");
        assertThat(selected()).contains("California");
        assertThat(hrefs()).contains("practices?state=CA", "practices?state=TX");

        _click(_get(NativeButton.class, spec -> spec.withAttribute("aria-label", "Clear selected state")));
        assertThat(selected()).isEmpty();
    }

    @Test
    void linksFiguresRepsAndSpecialtiesToTheirPractices() {
        createPractices();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("");
        assertThat(hrefs())
                .contains(
                        "practices",
                        "practices?activated=ever",
                        "practices?activated=30d",
                        "unmatched",
                        "practices?sort=-orders",
                        "practices?rep=" + dana.id(),
                        "practices?specialty=Wound%20Care");
    }

    @Test
    void sortsRepsByColumnHeader() {
        createPractices();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("", com.vaadin.flow.router.QueryParameters.of("sort", "orders"));
        assertThat(text().indexOf("dana@")).isLessThan(text().indexOf("ava@"));
        _click(_find(NativeButton.class, spec -> spec.withText("Orders")).stream()
                .filter(button -> button.getParent().orElseThrow() instanceof NativeTableHeaderCell)
                .findFirst()
                .orElseThrow());
        assertThat(text().indexOf("ava@")).isLessThan(text().indexOf("dana@"));
    }

    @Test
    void switchesBetweenOrdersAndSales() {
        createPractices();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("");
        assertThat(text()).contains("Orders per day");
        _click(_get(NativeButton.class, spec -> spec.withText("Sales")));
        assertThat(text()).contains("Sales per day");
    }

    @Test
    void explainsTheFirstStepsWithoutPractices() {
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("");
        assertThat(text()).contains("Press “Sync now”", "CURAGENESIS_API_BASE");
    }

    private static Button pauseButton() {
        return _get(Button.class, spec -> spec.withClasses("kpi-hold"));
    }

    private static List<String> hrefs() {
        return _find(Anchor.class).stream().map(Anchor::getHref).toList();
    }

    /** Returns the text of the highlighted rows. */
    private static String selected() {
        return _find(NativeTableRow.class).stream()
                .filter(row -> "true".equals(row.getElement().getAttribute("aria-selected")))
                .map(row -> row.getElement().getTextRecursively())
                .collect(Collectors.joining());
    }

    private static String text() {
        return _get(DashboardView.class).getElement().getTextRecursively();
    }

    private static String figure(String name) {
        return _find(Span.class).stream()
                .filter(span -> name.equals(span.getElement().getAttribute("data-kpi")))
                .map(span -> span.getElement().getAttribute("data-value"))
                .findFirst()
                .orElse("no such figure");
    }
}
