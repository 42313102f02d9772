package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A dashboard with live updates, over a network with interruptions. */
@ExtendWith(SharedApp.Provider.class)
class DashboardIT {

    static SharedApp sharedApp;

    @BeforeAll
    static void begin(SharedApp shared) {
        sharedApp = shared;
    }

    @Test
    void showsConnectionLossAndRecovers() {
        try (TcpRelay tcpRelay = new TcpRelay(sharedApp.app().port());
                BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 1440, tcpRelay.base())) {
            Page page = new BrowserProbe(visitor).open(visitor, "/");
            Locator banner = page.locator("cura-connection");
            long total = total();
            order(1, "before");
            assertThat(orders(page)).hasAttribute("data-value", Long.toString(total + 1));
            assertThat(banner).isHidden();

            tcpRelay.cut();
            assertThat(banner).containsText("Live updates are interrupted");
            assertThat(page.locator(".cs-live")).containsText("Interrupted");
            order(2, "meanwhile");

            tcpRelay.mend();
            assertThat(orders(page))
                    .hasAttribute(
                            "data-value",
                            Long.toString(total + 2),
                            new LocatorAssertions.HasAttributeOptions().setTimeout(30_000));
            assertThat(banner).not().containsText("interrupted");
        }
    }

    @Test
    void pushesAtMostFourTimesASecondAndOnlyOnChanges() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 1440)) {
            Page page = visitor.newPage();
            AtomicInteger pushes = new AtomicInteger();
            page.onWebSocket(socket -> socket.onFrameReceived(frame -> {
                if (frame.text() != null && frame.text().contains("changes")) {
                    pushes.incrementAndGet();
                }
            }));
            page.navigate("/");
            page.waitForSelector("[data-kpi='total-orders'][data-value]");
            page.waitForTimeout(2_000);
            pushes.set(0);

            long total = total();
            Instant began = Instant.now();
            for (int i = 0; i < 150; i++) {
                order(1 + i % SharedApp.PRACTICES, "burst_" + i);
            }
            assertThat(orders(page))
                    .hasAttribute(
                            "data-value",
                            Long.toString(total + 150),
                            new LocatorAssertions.HasAttributeOptions().setTimeout(30_000));
            double seconds = Duration.between(began, Instant.now()).toMillis() / 1_000.0;
            // One extra push each for the first and the last interval.
            assertThat(pushes.get()).isBetween(1, (int) Math.ceil(4 * seconds) + 2);

            // The feed is updated after the total.
            assertThat(page.locator(".kpi-happenings")).containsText("burst_149");
            page.waitForTimeout(500);
            pushes.set(0);
            page.waitForTimeout(3_000);
            assertThat(pushes).hasValue(0);
        }
    }

    @Test
    void selectsAStateByKeyboardInMapTableAndUrl() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 1440)) {
            Page page = new BrowserProbe(visitor).open(visitor, "/");
            page.locator("cura-chart")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Texas"))
                    .focus();
            page.keyboard().press("Enter");

            assertThat(page.locator("tr[aria-selected=true]")).containsText("Texas");
            page.waitForURL(Pattern.compile(".*[?&]state=TX.*"));
            page.reload();
            assertThat(page.locator("tr[aria-selected=true]")).containsText("Texas");

            page.locator("cura-chart")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Florida"))
                    .press("Enter");
            assertThat(page.locator("tr[aria-selected=true]")).containsText("Florida");
            page.waitForURL(Pattern.compile(".*[?&]state=FL.*"));
            page.goBack();
            assertThat(page.locator("tr[aria-selected=true]")).containsText("Texas");
            page.waitForURL(Pattern.compile(".*[?&]state=TX.*"));

            page.getByText("Show practices").click();
            page.waitForURL(Pattern.compile(".*/practices\\?state=TX.*"));
        }
    }

    @Test
    void highlightsChangedValuesBriefly() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 1440)) {
            Page page = new BrowserProbe(visitor).open(visitor, "/");
            page.evaluate("""
                    () => {
                        window.lit = new Set();
                        const animate = Element.prototype.animate;
                        Element.prototype.animate = function (...how) {
                            window.lit.add(this.closest('tr')?.innerText.includes('Dana Reyes')
                                ? this.closest('table').querySelectorAll('th')[this.cellIndex].textContent : 'another row');
                            return animate.apply(this, how);
                        };
                    }""");

            order(1, "lights_up");

            page.waitForFunction("() => window.lit.has('Orders')");
        }
    }

    @Test
    void showsTheDayOfOldOrdersInsteadOfTheTimeOfReceipt() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 1440)) {
            Page page = new BrowserProbe(visitor).open(visitor, "/");
            String userId = SourcePractice.number(1).userId();
            sharedApp
                    .app()
                    .webhooks()
                    .send(orderPlaced(userId, "placed_long_ago", Instant.parse("2025-11-18T17:00:00Z")))
                    .expect(200);

            Locator old = entry(page, "placed_long_ago");
            assertThat(old).containsText("placed Nov 18, 2025");
            assertThat(old.locator("cura-time")).hasCount(0);
            order(1, "placed_now");
            assertThat(entry(page, "placed_now").locator("cura-time")).hasCount(1);
            assertThat(entry(page, "placed_now")).not().containsText("placed Nov");
        }
    }

    /** Rows exchange their contents, so that a link in them keeps the focus. */
    @Test
    void keepsElementsOfReorderedRows() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 1440)) {
            Page page = new BrowserProbe(visitor).open(visitor, "/");
            Locator column = page.locator("table.kpi-reps th")
                    .filter(new Locator.FilterOptions()
                            .setHas(page.getByText("Rep", new Page.GetByTextOptions().setExact(true))));
            column.locator("button").click();
            assertThat(column).hasAttribute("aria-sort", "ascending");
            Locator first = page.locator("table.kpi-reps tbody tr").first();
            String firstByName = first.getAttribute("data-key");
            page.evaluate("""
                    () => {
                        window.rows = [...document.querySelectorAll('table.kpi-reps tbody tr')];
                        document.querySelector('table.kpi-reps tbody a').focus();
                        window.focused = document.activeElement;
                    }""");
            // Not Locator.click, which would move the focus to the button.
            column.locator("button").evaluate("button => button.click()");

            assertThat(first).not().hasAttribute("data-key", firstByName);
            assertThat((Boolean) page.evaluate("""
                            () => {
                                const rows = [...document.querySelectorAll('table.kpi-reps tbody tr')];
                                return document.activeElement === window.focused && window.focused.isConnected
                                    && rows.every((row, i) => row === window.rows[i]);
                            }""")).isTrue();
        }
    }

    /** Texts of others are never markup. */
    @Test
    void showsMarkupInNamesAsText() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 1440)) {
            Page page = new BrowserProbe(visitor).open(visitor, "/");
            String markup = "<img src=x onerror=alert(1)>";
            order(1, markup);
            assertThat(page.locator(".kpi-happenings .cs-feed-item").first()).containsText(markup);
            assertThat(page.locator(".kpi-happenings .cs-feed-item img")).hasCount(0);
        }
    }

    @Test
    void doesNotAnimateWhenOpened() {
        try (BrowserContext visitor = sharedApp.user(PackagedApp.ADMIN, 1440)) {
            visitor.addInitScript("""
                    window.lit = [];
                    const animate = Element.prototype.animate;
                    Element.prototype.animate = function (...how) {
                        window.lit.push(this.outerHTML);
                        return animate.apply(this, how);
                    };""");
            Page page = new BrowserProbe(visitor).open(visitor, "/");

            assertThat((List<?>) page.evaluate("() => window.lit")).isEmpty();
        }
    }

    private static Locator entry(Page page, String text) {
        return page.locator(".kpi-happenings .cs-feed-item").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator orders(Page page) {
        return page.locator("[data-kpi='total-orders']");
    }

    private static void order(int practice, String id) {
        sharedApp
                .app()
                .webhooks()
                .send(orderPlaced(SourcePractice.number(practice).userId(), id, Instant.now()))
                .expect(200);
    }

    private static long total() {
        return sharedApp
                .app()
                .admin()
                .get("/api/kpi/overview")
                .expect(200)
                .json()
                .get("totalOrders")
                .asLong();
    }
}
