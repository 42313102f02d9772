package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static io.curasync.acceptance.WebhookClient.practiceSeen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.curasync.testing.FakePushService;
import io.curasync.testing.PushReceiver;
import io.curasync.testing.TestDatabase;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Push notifications in a real browser, with a push service of the test ({@link PushBrowser}, {@link WorkerInspector}). */
class PushNotificationIT {

    private static final String REP = "dana@example.com";

    static SourceStub source;
    static TestDatabase database;
    static FakePushService service;
    static PackagedApp app;
    static Browser browser;

    @BeforeAll
    static void begin() {
        source = new SourceStub();
        database = TestDatabase.createEmpty();
        service = new FakePushService();
        Map<String, String> environment = PackagedApp.environment(database, source);
        environment.put("CURASYNC_PUSH_ALLOW_LOOPBACK", "true");
        environment.put("CURASYNC_PUSH_EVERY", "200ms");
        app = PackagedApp.ready(PackagedApp.directory("push"), environment);
        String rep = """
                {"email": "%s", "name": "Dana Reyes", "role": "REP", "password": "%s", "aliases": ["Dana Reyes"]}""";
        app.admin()
                .postJson("/api/users", rep.formatted(REP, PackagedApp.PASSWORD))
                .expect(201);
        app.webhooks()
                .send(practiceSeen("practice.created", "user_1", "prac_1", 1, "TX", "Dana Reyes"))
                .expect(200);
        browser = new Browser();
    }

    @AfterAll
    static void end() {
        browser.close();
        app.close();
        service.close();
        source.close();
    }

    /** Sessions of other tests stay signed in, and so would their devices. */
    @BeforeEach
    void removeDevices() {
        database.jdbc().sql("delete from push_subscription").update();
    }

    @Test
    void showsAPushWhenNoPageIsOpen() {
        PushReceiver receiver = service.subscribe("closed");
        String base = app.api().base();
        try (BrowserContext visitor = browser.visitorWithServiceWorker(app.api(), 1440)) {
            PushBrowser.subscribeAt(receiver, visitor);
            Page page = Browser.signIn(visitor, REP, PackagedApp.PASSWORD);
            turnOn(page);
            try (WorkerInspector worker = new WorkerInspector(visitor, base)) {
                page.close();
                assertThat(visitor.pages()).extracting(Page::url).containsExactly("about:blank");

                order("ord_closed");
                await().until(() -> !receiver.messages().isEmpty());
                worker.deliver(receiver.messages().getFirst());

                assertThat(worker.recorded(1))
                        .singleElement()
                        .asString()
                        .matches("New order from prac_1\\|Order ord_closed .*\\|practices/\\d+\\|notification-\\d+");
                worker.click("practices/1");
                worker.click("https://example.com/");
                assertThat(worker.recorded(3)).endsWith("opened " + base + "/practices/1", "opened " + base + "/");
            }
            assertThat(receiver.messages()).hasSize(1);
            assertThat(service.violations()).isEmpty();
        }
    }

    @Test
    void preferencesPassScreenChecks() {
        PushReceiver receiver = service.subscribe("screen");
        try (BrowserContext visitor = browser.visitorWithServiceWorker(app.api(), ScreenChecks.DESK)) {
            PushBrowser.subscribeAt(receiver, visitor);
            BrowserProbe probe = new BrowserProbe(visitor);
            Page page = Browser.signIn(visitor, REP, PackagedApp.PASSWORD);
            page.setViewportSize(ScreenChecks.PHONE, 1_400);
            turnOn(page);
            button(page, "Send a test notification").click();
            assertThat(page.getByText("Test sent to 1 device.")).isVisible();
            assertThat(receiver.messages()).singleElement().asString().contains("Test notification");
            page.getByLabel("Quiet hours").check();
            probe.awaitIdle(page);

            ScreenChecks.checkOpened(page, probe, "vaadin-dialog[opened]", "rep-400-%s-push");
            assertThat(probe.faults()).isEmpty();

            button(page, "Turn off for this device").click();
            assertThat(page.getByText("This device receives no push notifications."))
                    .isVisible();
            await().until(() -> subscriptions(receiver) == 0);
        }
    }

    @Test
    void endsWithTheSessionAndContinuesInTheNextOneOfTheSameUser() {
        PushReceiver receiver = service.subscribe("session");
        try (BrowserContext visitor = browser.visitorWithServiceWorker(app.api(), 1440)) {
            PushBrowser.subscribeAt(receiver, visitor);
            Page page = Browser.signIn(visitor, REP, PackagedApp.PASSWORD);
            turnOn(page);
            page.keyboard().press("Escape");
            button(page, "Sign out").click();
            page.waitForURL("**/login");
            assertThat(subscriptions(receiver)).isZero();
            order("ord_signed_out");
            page.close();

            page = Browser.signIn(visitor, PackagedApp.ADMIN, PackagedApp.PASSWORD);
            page.waitForLoadState();
            assertThat(subscriptions(receiver)).isZero();
            button(page, "Sign out").click();
            page.waitForURL("**/login");
            page.close();
            page = Browser.signIn(visitor, REP, PackagedApp.PASSWORD);
            await().until(() -> subscriptions(receiver) == 1);
            order("ord_signed_in");
            await().until(() -> !receiver.messages().isEmpty());

            assertThat(receiver.messages()).singleElement().asString().contains("ord_signed_in");
        }
    }

    private static void turnOn(Page page) {
        page.navigate("/notifications");
        button(page, "Notification settings").click();
        button(page, "Turn on for this device").click();
        assertThat(page.getByText("This device receives push notifications.")).isVisible();
        assertThat(page.getByText("Chrome on Linux")).isVisible();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private static void order(String id) {
        app.webhooks().send(orderPlaced("user_1", id, Instant.now())).expect(200);
    }

    private static long subscriptions(PushReceiver receiver) {
        return database.jdbc()
                .sql("select count(*) from push_subscription where endpoint = ?")
                .param(receiver.endpoint())
                .query(Long.class)
                .single();
    }
}
