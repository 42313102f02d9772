package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Without a network, the browser shows the last seen list of the day and practices, to the user who saw them, with their time. */
@ExtendWith(SharedApp.Provider.class)
class OfflineIT {

    private static final String PRACTICE = "prac_00000385";
    private static final String NAME = "Lakeside & Sons";
    private static final String STEP = "Bring <b>samples</b>";
    private static final DateTimeFormatter AS_OF =
            DateTimeFormatter.ofPattern("'Offline · as of 'HH:mm, d MMM", Locale.US);
    private static final Pattern SIGN_IN = Pattern.compile(".*/login(\\?.*)?");

    /** Resolves to the number of stored copies. */
    private static final String COUNT_COPIES = """
            async () => {
                const stores = await Promise.all((await caches.keys()).map(name => caches.open(name)));
                return (await Promise.all(stores.map(store => store.keys()))).flat().length;
            }""";

    private static final String COUNT_CACHES = "async () => (await caches.keys()).length";

    static SharedApp sharedApp;

    BrowserContext visitor;
    Page page;
    String drawer;
    Instant opened;

    @BeforeAll
    static void createNextStep(SharedApp shared) {
        sharedApp = shared;
        ApiClient rep = shared.app().api().as(SharedApp.REP, PackagedApp.PASSWORD);
        rep.patchJson("/api/practices/" + PRACTICE, """
                        {"name": "%s", "phone": "555-0142"}""".formatted(NAME)).expect(200);
        rep.send(rep.request("/api/practices/" + PRACTICE + "/next-step", "Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("""
                                {"text": "%s", "dueOn": "%s"}""".formatted(
                                        STEP, LocalDate.now(ZoneOffset.UTC).minusDays(1))))
                        .build())
                .expect(200);
    }

    @BeforeEach
    void seeTodayAndAPractice() {
        visitor = sharedApp.visitorWithServiceWorker(1440);
        opened = Instant.now();
        page = Browser.signIn(visitor, SharedApp.REP, PackagedApp.PASSWORD);
        page.evaluate("async () => { await navigator.serviceWorker.ready; }");
        page.navigate("/today");
        page.waitForCondition(() -> evaluate(COUNT_COPIES) == 1);
        page.locator("main").getByText(NAME).first().click();
        page.waitForURL(Pattern.compile(".*/practices/\\d+$"));
        drawer = page.url();
        assertThat(page.locator(".cs-drawer")).containsText("555-0142");
        page.waitForCondition(() -> evaluate(COUNT_COPIES) == 2);
    }

    private int evaluate(String function) {
        return (int) page.evaluate(function);
    }

    @AfterEach
    void leave() {
        visitor.close();
    }

    @Test
    void showsTheLastSeenScreensWithTheirTime() {
        visitor.setOffline(true);
        page.navigate("/today");
        assertThat(page.locator("h1")).hasText("Today");
        assertThat(page.locator("main")).containsText(STEP);
        assertShowsTimeOfReading();
        assertThat(page.locator("button, vaadin-button, input")).hasCount(0);

        page.locator("main").getByText(NAME).first().click();
        assertThat(page.locator("h1")).hasText(NAME);
        assertThat(page).hasURL(drawer);
        assertThat(page.locator("a[href='tel:5550142']").first()).isVisible();
        assertShowsTimeOfReading();
        page.setViewportSize(400, 850);
        Browser.saveScreenshot(page, "offline-practice");
        page.navigate("/");
        assertThat(page.locator("h1")).hasText("Today");
        Browser.saveScreenshot(page, "offline-today");

        page.navigate("/orders");
        assertThat(page.locator("main")).containsText("This device has no copy of this screen.");
        assertThat(page.locator("nav")).containsText(NAME);
    }

    private void assertShowsTimeOfReading() {
        String shown = page.locator("header p").textContent();
        assertThat(shown).isBetween(text(opened), text(Instant.now()));
    }

    private static String text(Instant time) {
        return AS_OF.format(ZonedDateTime.ofInstant(time, ZoneOffset.UTC));
    }

    @Test
    void opensTheScreenWhenTheConnectionIsBack() {
        visitor.setOffline(true);
        page.navigate("/today");
        assertThat(page.locator("header p")).containsText("Offline");

        visitor.setOffline(false);
        assertThat(page.locator(".cs-live").first()).containsText("Live");
        assertThat(page.getByText("Offline")).hasCount(0);
    }

    @Test
    void warnsOfACopyFromAnotherDay() {
        Instant asOf = Instant.now().minus(Duration.ofDays(2));
        page.evaluate("""
                async asOf => {
                    const [name] = await caches.keys();
                    const cache = await caches.open(name);
                    const copy = await (await cache.match('/today')).json();
                    await cache.put('/today', Response.json({ ...copy, asOf }));
                }""", asOf.toString());
        visitor.setOffline(true);
        page.navigate("/today");

        assertThat(page.locator("header p")).hasText(text(asOf));
        assertThat(page.locator("main")).containsText("This copy is not from today.");
    }

    @Test
    void deletesTheCopiesAtSignOut() {
        button("Sign out").click();
        page.waitForURL(SIGN_IN);
        page.waitForCondition(() -> evaluate(COUNT_CACHES) == 0);
        assertThat(evaluate("async () => (await indexedDB.databases()).length")).isZero();

        assertShowsNothingOffline();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void assertShowsNothingOffline() {
        visitor.setOffline(true);
        for (String address : new String[] {"/today", drawer, "/login"}) {
            page.navigate(address);
            assertThat(page.locator("h1")).hasText("You are offline");
            assertThat(page.locator("body")).not().containsText(NAME);
        }
    }

    /** Without "Keep me signed in", a closed browser has lost the cookies of the session, and the next person may open it offline. */
    @Test
    void showsNothingAfterTheBrowserWasClosed() {
        visitor.clearCookies();

        assertShowsNothingOffline();
        assertThat(evaluate(COUNT_CACHES)).isZero();
    }

    @Test
    void showsNothingToAnotherUserOfTheBrowser() {
        visitor.clearCookies();
        Browser.signIn(visitor, "two@example.com", PackagedApp.PASSWORD);

        assertShowsNothingOffline();
    }

    @Test
    void deletesTheCopiesOfARevokedSession() {
        sharedApp
                .database()
                .jdbc()
                .sql("delete from device_session where id = (select max(id) from device_session)")
                .update();

        page.waitForURL(SIGN_IN);
        page.waitForCondition(() -> evaluate(COUNT_CACHES) == 0);
        assertShowsNothingOffline();
    }
}
