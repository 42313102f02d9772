package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.curasync.acceptance.WebhookClient.orderPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A browser behind a proxy signs in and sees live updates. If its instance stops, it continues on another one. */
@ExtendWith(SharedApp.Provider.class)
class FailoverIT {

    static SharedApp sharedApp;
    static PackagedApp dying;
    static CaddyProxy proxy;

    @BeforeAll
    static void begin(SharedApp shared) {
        sharedApp = shared;
        dying = sharedApp.another("dying");
        proxy = new CaddyProxy(sharedApp.app(), dying);
    }

    @AfterAll
    static void end() {
        if (proxy != null) {
            proxy.close();
        }
        if (dying != null) {
            dying.close();
        }
    }

    @Test
    void continuesOnAnotherInstanceAfterAFailure() {
        try (BrowserContext visitor = visitorOf(dying)) {
            Page dashboard = Browser.signIn(visitor, PackagedApp.ADMIN, PackagedApp.PASSWORD);
            assertThat(dashboard).hasURL(proxy.base() + "/");
            Page list = visitor.newPage();
            list.navigate("/practices?state=TX&status=active");
            assertThat(list.getByText("2 filters")).isVisible();
            assertShowsNextOrder(dashboard, proxy.base());

            long before = DashboardFigures.orders(dashboard);
            dying.kill();
            placeOrder(proxy.base());

            DashboardFigures.awaitOrders(dashboard, before + 1);
            assertWorksAgain(list);
        }
    }

    /** The content security policy allows a form's response to redirect only within the origin, and http is another origin. */
    @Test
    void signsInBehindTlsThatTheProxyDoesNotMention() {
        signsInAndShowsTheNextOrder(proxy.tlsBase());
    }

    @Test
    void signsInBelowAPathThatTheProxyRemoves() {
        signsInAndShowsTheNextOrder(proxy.prefixedBase());
    }

    @Test
    void signsInBehindNginx() {
        try (NginxProxy nginx = new NginxProxy(sharedApp.app())) {
            signsInAndShowsTheNextOrder(nginx.base());
        }
    }

    private static void signsInAndShowsTheNextOrder(String base) {
        try (BrowserContext visitor = sharedApp.visitor(1440, base)) {
            // Caddy creates the certificate after its start.
            await().ignoreExceptionsInstanceOf(PlaywrightException.class)
                    .until(() -> visitor.request().get(base + "/login").ok());
            Page page = visitor.newPage();
            page.navigate(base + "/practices?state=TX");
            assertThat(page).hasURL(base + "/login");
            Browser.tryToSignIn(page, PackagedApp.ADMIN, PackagedApp.PASSWORD);
            assertThat(page).hasURL(base + "/practices?state=TX");
            assertThat(page.getByText("1 filter")).isVisible();

            page.navigate(base + "/");
            assertShowsNextOrder(page, sharedApp.app().api().base());
        }
    }

    /** Opens a new browser on this instance: the proxy assigns each browser without a cookie to the next instance. */
    private static BrowserContext visitorOf(PackagedApp instance) {
        BrowserContext visitor = sharedApp.visitor(1440, proxy.base());
        String authorization = instance.admin().authorization();
        RequestOptions asAdmin = RequestOptions.create().setHeader("Authorization", authorization);
        await().until(() -> {
            visitor.clearCookies();
            APIResponse info = visitor.request().get("/actuator/info", asAdmin);
            return ApiClient.JSON
                    .readTree(info.text())
                    .path("instance")
                    .asString("")
                    .equals(instance.instance());
        });
        return visitor;
    }

    /** Asserts that the next order appears without reloading the page. */
    private static void assertShowsNextOrder(Page dashboard, String webhooks) {
        dashboard.waitForSelector("[data-kpi='total-orders'][data-value]");
        dashboard.evaluate("() => window.loadedOnce = true");
        long before = DashboardFigures.orders(dashboard);
        placeOrder(webhooks);
        DashboardFigures.awaitOrders(dashboard, before + 1);
        assertThat(dashboard.evaluate("() => window.loadedOnce")).isEqualTo(true);
    }

    /** Retries after an error, as senders do: Caddy forwards to a stopped instance until its next health check. */
    private static void placeOrder(String base) {
        String user = SourcePractice.number(1).userId();
        String order = orderPlaced(user, UUID.randomUUID().toString(), Instant.now());
        WebhookClient webhooks = new WebhookClient(new ApiClient(base), PackagedApp.SECRET);
        await().atMost(Duration.ofSeconds(30)).until(() -> webhooks.send(order).status() == 200);
    }

    /** Asserts that the page has reloaded in its previous state and is connected to a running instance. */
    private static void assertWorksAgain(Page list) {
        assertThat(list).hasURL(Pattern.compile("/practices\\?state=TX&status=active$"));
        assertThat(list.getByText("2 filters")).isVisible();
        list.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Search practices"))
                .fill("prac_");
        assertThat(list).hasURL(Pattern.compile("q=prac_"));
    }
}
