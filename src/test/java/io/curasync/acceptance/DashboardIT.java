package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.curasync.acceptance.Webhooks.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.curasync.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An admin in front of a dashboard that is alive, and behind a network that is not always. */
class DashboardIT {

    static final int PRACTICES = 60;

    static final SourceStub SOURCE = new SourceStub();
    static PackagedApp app;
    static Browser browser;

    @BeforeAll
    static void begin() {
        SOURCE.populate(PRACTICES);
        app = PackagedApp.ready(
                PackagedApp.directory("dashboard"), PackagedApp.environment(TestDatabase.createEmpty(), SOURCE));
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
    void anInterruptionIsToldAndTheTruthComesBack() {
        try (Relay relay = new Relay(URI.create(app.api().base()).getPort());
                BrowserContext visitor = browser.visitor(new Api(relay.base()), 1440)) {
            Page page = Browser.signIn(visitor, PackagedApp.ADMIN, PackagedApp.PASSWORD);
            Locator banner = page.locator("cura-connection");
            long total = total();
            order(1, "before");
            assertThat(orders(page)).hasAttribute("data-value", Long.toString(total + 1));
            assertThat(banner).isHidden();

            relay.cut();
            assertThat(banner).containsText("Live updates are interrupted");
            assertThat(page.locator(".cs-live")).containsText("Interrupted");
            order(2, "meanwhile");

            relay.mend();
            assertThat(orders(page))
                    .hasAttribute(
                            "data-value",
                            Long.toString(total + 2),
                            new LocatorAssertions.HasAttributeOptions().setTimeout(30_000));
            assertThat(banner).not().containsText("interrupted");
        }
    }

    @Test
    void aBurstIsAtMostFourPushesASecondAndQuietIsNone() {
        try (BrowserContext visitor = browser.visitor(app.api(), 1440)) {
            Page page = visitor.newPage();
            page.navigate("/login");
            AtomicInteger pushes = new AtomicInteger();
            page.onWebSocket(socket -> socket.onFrameReceived(frame -> {
                if (frame.text() != null && frame.text().contains("changes")) {
                    pushes.incrementAndGet();
                }
            }));
            Browser.tryToSignIn(page, PackagedApp.ADMIN, PackagedApp.PASSWORD);
            page.waitForSelector("[data-kpi='total-orders'][data-value]");
            page.waitForTimeout(2_000);
            pushes.set(0);

            long total = total();
            Instant began = Instant.now();
            for (int i = 0; i < 150; i++) {
                order(1 + i % PRACTICES, "burst_" + i);
            }
            assertThat(orders(page))
                    .hasAttribute(
                            "data-value",
                            Long.toString(total + 150),
                            new LocatorAssertions.HasAttributeOptions().setTimeout(30_000));
            double seconds = Duration.between(began, Instant.now()).toMillis() / 1_000.0;
            // One more for the moment in which it begins, and one for that in which it ends.
            assertThat(pushes.get()).isBetween(1, (int) Math.ceil(4 * seconds) + 2);

            page.waitForTimeout(500);
            pushes.set(0);
            page.waitForTimeout(3_000);
            assertThat(pushes).hasValue(0);
        }
    }

    @Test
    void aStateThatIsPickedByKeyboardStandsOutInMapTableAndAddress() {
        try (BrowserContext visitor = browser.visitor(app.api(), 1440)) {
            Page page = Browser.signIn(visitor, PackagedApp.ADMIN, PackagedApp.PASSWORD);
            page.locator("cura-chart")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Texas"))
                    .focus();
            page.keyboard().press("Enter");

            assertThat(page.locator("tr[aria-selected=true]")).containsText("Texas");
            page.waitForURL(Pattern.compile(".*[?&]state=TX.*"));
            page.reload();
            assertThat(page.locator("tr[aria-selected=true]")).containsText("Texas");

            page.getByText("Show practices").click();
            page.waitForURL(Pattern.compile(".*/practices\\?state=TX.*"));
        }
    }

    private static Locator orders(Page page) {
        return page.locator("[data-kpi='total-orders']");
    }

    private static void order(int practice, String id) {
        app.webhooks()
                .send(orderPlaced(SourcePractice.number(practice).userId(), id, Instant.now()))
                .expect(200);
    }

    private static long total() {
        return app.admin()
                .get("/api/kpi/overview")
                .expect(200)
                .json()
                .get("totalOrders")
                .asLong();
    }
}
