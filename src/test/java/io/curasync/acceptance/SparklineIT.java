package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The small charts beside figures and in lists. */
@ExtendWith(SharedApp.Provider.class)
class SparklineIT {

    private static final String DRAW = """
            async properties => {
                const chart = Object.assign(document.createElement('cura-sparkline'), properties);
                document.body.append(chart);
                await chart.updateComplete;
                return [...chart.querySelectorAll('path')].map(path => path.getAttribute('class') + ' ' + path.getAttribute('d'));
            }""";

    static SharedApp sharedApp;

    @BeforeAll
    static void begin(SharedApp shared) {
        sharedApp = shared;
    }

    @ParameterizedTest
    @CsvSource({
        "/, .cs-kpi",
        "/, .kpi-reps",
        "/practices?q=prac_00000001, .practice-orders",
        "/webhooks/failures, vaadin-grid"
    })
    void screenShowsTheValues(String path, String place) {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, ScreenChecks.DESK)) {
            Page page = new BrowserProbe(visitor).open(visitor, path);

            assertThat(page.locator(place + " cura-sparkline svg").first()).isVisible();
            assertThat(page.locator("cura-sparkline:not([aria-hidden=true])")).hasCount(0);
        }
    }

    @Test
    void scalesTheLineFromTheLowestToTheHighestValue() {
        assertThat(draw(List.of(1, 3, 2), false))
                .containsExactly(
                        "area M0.0 22.5L50.0 1.5L100.0 12.0L100 24L0 24Z", "line M0.0 22.5L50.0 1.5L100.0 12.0");
        assertThat(draw(List.of(7, 7), false)).containsExactly("area ", "line M0.0 12.0L100.0 12.0");
        assertThat(draw(List.of(7), false)).isEmpty();
    }

    @Test
    void startsTheBarsAtZero() {
        assertThat(draw(List.of(0, 2, -1, 4), true))
                .containsExactly("bars M3.8 24v-1.0h17.5V24ZM28.8 24v-12.5h17.5V24Z"
                        + "M53.8 24v-1.0h17.5V24ZM78.8 24v-24.0h17.5V24Z");
        assertThat(draw(List.of(7), true)).isEmpty();
    }

    /** Returns the class and the data of each path. */
    @SuppressWarnings("unchecked")
    private static List<String> draw(List<Integer> values, boolean bars) {
        try (BrowserContext visitor = sharedApp.visitor(ScreenChecks.DESK)) {
            Page page = visitor.newPage();
            page.navigate("/login");
            page.waitForFunction("() => customElements.get('cura-sparkline')");
            return (List<String>) page.evaluate(DRAW, Map.of("values", values, "bars", bars));
        }
    }
}
