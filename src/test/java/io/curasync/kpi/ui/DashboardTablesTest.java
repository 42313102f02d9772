package io.curasync.kpi.ui;

import static com.github.mvysny.kaributesting.v10.BasicUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.internal.JacksonUtils;
import io.curasync.testing.TestScreens;
import io.curasync.ui.chart.Chart;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Tables of the dashboard, and the links from figures to practices. */
class DashboardTablesTest extends DashboardHarness {

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
    void opensThePracticesOfTheHighlightedState() {
        createPractices();
        TestScreens.open(context, admin);
        UI.getCurrent().navigate("", com.vaadin.flow.router.QueryParameters.of("state", "CA"));
        Chart map = _get(Chart.class, spec -> spec.withClasses("kpi-map"));

        _fireDomEvent(map, "pick", JacksonUtils.createObjectNode().put("event.detail", "CA"));

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("practices?state=CA");
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

    /** Returns the text of the highlighted rows. */
    private static String selected() {
        return _find(LiveTable.class).stream()
                .flatMap(table -> RenderedValues.of(table).stream()
                        .filter(row -> table.isSelected(row.get("key").asString())))
                .map(RenderedValues::text)
                .collect(Collectors.joining());
    }
}
