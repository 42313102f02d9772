package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.curasync.acceptance.Webhooks.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.curasync.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Section 6 of the contract: people in front of the packaged application. */
class BrowserIT {

    static final int PRACTICES = 400;
    static final String REP = "one@example.com";
    static final String REPS_NAME = "Rep Number 1";

    /** Property of the overview by the figure's name. */
    static final Map<String, String> FIGURES = Map.of(
            "total-orders", "totalOrders",
            "active-practices", "activePractices",
            "total-practices", "totalPractices",
            "recent-activations", "recentActivations",
            "unmatched-practices", "unmatchedPractices");

    static final SourceStub SOURCE = new SourceStub();
    static PackagedApp app;
    static Browser browser;

    @BeforeAll
    static void begin() {
        SOURCE.populate(PRACTICES);
        app = PackagedApp.ready(
                PackagedApp.directory("browser"), PackagedApp.environment(TestDatabase.createEmpty(), SOURCE));
        app.admin()
                .postJson("/api/users", """
                        {"email": "%s", "name": "Dana Reyes", "role": "REP", "password": "%s", "aliases": ["%s"]}""".formatted(REP, PackagedApp.PASSWORD, REPS_NAME))
                .expect(201);
        app.api()
                .bearing(PackagedApp.CRON_SECRET)
                .post("/api/kpi/sync-practices/cron?wait=55")
                .expect(200);
        browser = new Browser();
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
        if (app != null) {
            app.close();
        }
        SOURCE.close();
    }

    @Test
    void theDashboardShowsWhatTheApiSays() {
        try (BrowserContext visitor = admin(1440)) {
            Page page = Browser.signIn(visitor, PackagedApp.ADMIN, PackagedApp.PASSWORD);

            assertFigures(page, app.admin());
            assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sync now")))
                    .isVisible();
            assertThat(page.getByTestId("last-sync")).isVisible();
        }
    }

    @Test
    void anOrderIsOnTheScreenWithinASecondOfItsAcknowledgement() {
        try (BrowserContext visitor = admin(1440)) {
            Page page = Browser.signIn(visitor, PackagedApp.ADMIN, PackagedApp.PASSWORD);
            page.evaluate("""
                    () => {
                        window.untouched = true;
                        window.seen = {};
                        const note = () => {
                            const value = document.querySelector('[data-kpi="total-orders"]')?.dataset.value;
                            if (value && !window.seen[value]) window.seen[value] = Date.now();
                        };
                        new MutationObserver(note).observe(document.body,
                            {subtree: true, childList: true, attributes: true, attributeFilter: ['data-value']});
                        note();
                    }""");
            long total = app.admin()
                    .get("/api/kpi/overview")
                    .json()
                    .get("totalOrders")
                    .asLong();
            List<Long> millis = new ArrayList<>();
            for (int i = 1; i <= 20; i++) {
                String user = SourcePractice.number(i).userId();
                app.webhooks()
                        .send(orderPlaced(user, "push_" + i, Instant.now()))
                        .expect(200);
                long acknowledged = System.currentTimeMillis();
                String expected = Long.toString(total + i);
                page.waitForFunction("expected => window.seen[expected]", expected);
                long seen = ((Number) page.evaluate("expected => window.seen[expected]", expected)).longValue();
                millis.add(Math.max(0, seen - acknowledged));
            }

            Collections.sort(millis);
            System.out.println("From acknowledgement to screen, ms: " + millis);
            assertThat(millis).allMatch(each -> each < 1_000);
            assertThat(page.evaluate("() => window.untouched"))
                    .as("not loaded again")
                    .isEqualTo(true);
            assertFigures(page, app.admin());
        }
    }

    @Test
    void aWrongPasswordIsToldInASentence() {
        try (BrowserContext visitor = admin(1440)) {
            Page page = visitor.newPage();
            page.navigate("/login");
            Browser.tryToSignIn(page, PackagedApp.ADMIN, "wrong");

            page.waitForURL(Pattern.compile(".*/login.*error.*"));
            assertThat(page.getByText("Check the email address and the password"))
                    .isVisible();
            Browser.keep(page, "login-wrong-password");
        }
    }

    @Test
    void aRepGetsNothingOfOthersNotEvenOverTheWire() {
        try (BrowserContext visitor = browser.visitor(app.api(), 1440, ColorScheme.LIGHT)) {
            Page page = visitor.newPage();
            page.navigate("/login");
            Wire wire = new Wire(page);
            Browser.tryToSignIn(page, REP, PackagedApp.PASSWORD);
            page.waitForSelector("[data-kpi='total-orders'][data-value]");
            assertFigures(page, app.api().as(REP, PackagedApp.PASSWORD));

            long own = Long.parseLong(value(page, "total-orders"));
            app.webhooks()
                    .send(orderPlaced(SourcePractice.number(2).userId(), "others", Instant.now()))
                    .expect(200);
            app.webhooks()
                    .send(orderPlaced(SourcePractice.number(1).userId(), "own", Instant.now()))
                    .expect(200);
            assertThat(page.locator("[data-kpi='total-orders']")).hasAttribute("data-value", Long.toString(own + 1));
            wire.read();
            page.navigate("/practices");
            assertThat(page.getByText("prac_0000").first()).isVisible();
            wire.read();

            assertThat(wire.received()).contains("prac_00000001");
            Matcher ids = Pattern.compile("(?:prac|user)_0*(\\d+)").matcher(wire.received());
            while (ids.find()) {
                assertThat(SourcePractice.number(Integer.parseInt(ids.group(1))).salesRep())
                        .as(ids.group())
                        .isEqualTo(REPS_NAME);
            }
            assertThat(wire.received()).doesNotContain("Rep Number 2", "Rep Number 3");
        }
    }

    @Test
    void filtersStandInTheUrlAndSurviveAReload() {
        try (BrowserContext visitor = admin(1440)) {
            Page page = Browser.signIn(visitor, PackagedApp.ADMIN, PackagedApp.PASSWORD);
            page.navigate("/practices");
            search(page).fill("prac_00000042");

            page.waitForURL(Pattern.compile(".*/practices\\?.*q=prac_00000042.*"));
            assertThat(page.getByText("prac_00000042").first()).isVisible();
            assertThat(page.getByText("prac_00000041")).hasCount(0);
            page.reload();
            assertThat(search(page)).hasValue("prac_00000042");
            assertThat(page.getByText("prac_00000042").first()).isVisible();
            assertThat(page.getByText("prac_00000041")).hasCount(0);

            page.navigate("/practices?state=TX&status=active");
            assertThat(page.getByText("2 filters")).isVisible();
            page.reload();
            assertThat(page.getByText("2 filters")).isVisible();
            assertThat(page.url()).contains("state=TX");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PackagedApp.ADMIN, REP})
    void screensFitWhateverTheirSizeAndColour(String email) {
        List<String> errors = new ArrayList<>();
        String who = email.substring(0, email.indexOf('@'));
        try (BrowserContext visitor = admin(1440)) {
            visitor.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    errors.add(message.text());
                }
            });
            visitor.onWebError(error -> errors.add(error.error()));
            Page page = Browser.signIn(visitor, email, PackagedApp.PASSWORD);
            for (int width : new int[] {1440, 400}) {
                page.setViewportSize(width, width == 400 ? 2_600 : 1_500);
                page.navigate("/");
                assertThat(page.locator("[data-kpi='total-orders'][data-value]"))
                        .isVisible();
                Browser.keepBoth(page, "%s-dashboard-%d".formatted(who, width));
                assertNotWiderThanTheScreen(page);
                page.setViewportSize(width, 900);
                page.navigate("/practices");
                assertThat(page.getByText("prac_0000").first()).isVisible();
                Browser.keepBoth(page, "%s-practices-%d".formatted(who, width));
                assertNotWiderThanTheScreen(page);
                page.getByText("prac_0000").first().click();
                page.waitForURL(Pattern.compile(".*/practices/\\d+.*"));
                Browser.keepBoth(page, "%s-practice-%d".formatted(who, width));
            }
        }
        assertThat(errors).isEmpty();
    }

    private static void assertNotWiderThanTheScreen(Page page) {
        assertThat(((Number) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth"))
                        .intValue())
                .as("how much the page is wider than the screen")
                .isLessThanOrEqualTo(0);
    }

    private static BrowserContext admin(int width) {
        return browser.visitor(app.api(), width, ColorScheme.LIGHT);
    }

    private static Locator search(Page page) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Search practices"));
    }

    private static String value(Page page, String figure) {
        return page.locator("[data-kpi='%s']".formatted(figure)).getAttribute("data-value");
    }

    private static void assertFigures(Page page, Api api) {
        JsonNode overview = api.get("/api/kpi/overview").expect(200).json();
        FIGURES.forEach((figure, property) -> assertThat(page.locator("[data-kpi='%s']".formatted(figure)))
                .hasAttribute("data-value", overview.get(property).asString()));
    }
}
