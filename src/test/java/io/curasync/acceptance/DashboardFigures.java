package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;

/** The key figures of a dashboard. */
final class DashboardFigures {

    /** Property of the API overview by name of the figure. */
    private static final Map<String, String> PROPERTIES = Map.of(
            "total-orders", "totalOrders",
            "active-practices", "activePractices",
            "total-practices", "totalPractices",
            "recent-activations", "recentActivations",
            "unmatched-practices", "unmatchedPractices");

    private DashboardFigures() {}

    /**
     * Asserts that the screen shows the same values as the user's API. A rep has a figure of what needs attention instead of unmatched
     * practices.
     */
    static void assertShown(Page page, ApiClient api) {
        JsonNode overview = api.get("/api/kpi/overview").expect(200).json();
        boolean ofRep = page.locator("[data-kpi='need-attention']").count() == 1;
        PROPERTIES.forEach((figure, property) -> {
            if (!ofRep || !figure.equals("unmatched-practices")) {
                assertThat(figure(page, figure))
                        .hasAttribute("data-value", overview.get(property).asString());
            }
        });
        Assertions.assertThat(page.locator("[data-kpi]").count()).isEqualTo(PROPERTIES.size());
    }

    static void awaitOrders(Page page, long total) {
        assertThat(figure(page, "total-orders")).hasAttribute("data-value", Long.toString(total));
    }

    static long orders(Page page) {
        return Long.parseLong(figure(page, "total-orders").getAttribute("data-value"));
    }

    static long orders(ApiClient api) {
        return api.get("/api/kpi/overview")
                .expect(200)
                .json()
                .get("totalOrders")
                .asLong();
    }

    private static Locator figure(Page page, String name) {
        return page.locator("[data-kpi='%s']".formatted(name));
    }
}
