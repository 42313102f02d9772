package io.curasync.acceptance;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A headless Chromium; each {@link #visitor} has an empty profile. */
final class Browser implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--font-render-hinting=none",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Generous, because test machines are busy. */
    private static final double PATIENCE_MILLIS = 30_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    Browser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setHeadless(true).setArgs(FLAGS);
        Chromium.executable().ifPresent(options::setExecutablePath);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright.chromium().launch(options);
    }

    /** Opens a new browser profile with this window width. */
    BrowserContext visitor(ApiClient api, int width) {
        return visitor(api, width, null);
    }

    /**
     * Opens a new browser profile with this window width.
     *
     * @param cookies cookies of an earlier visit; null for none
     */
    BrowserContext visitor(ApiClient api, int width, @Nullable String cookies) {
        NewContextOptions options = options(api, width).setServiceWorkers(ServiceWorkerPolicy.BLOCK);
        if (cookies != null) {
            options.setStorageState(cookies);
        }
        return open(options);
    }

    /** Opens a new browser profile that runs the service worker, with this window width. */
    BrowserContext visitorWithServiceWorker(ApiClient api, int width) {
        return open(options(api, width));
    }

    private static NewContextOptions options(ApiClient api, int width) {
        return new NewContextOptions()
                .setBaseURL(api.base())
                // The proxy in a test creates its own certificate.
                .setIgnoreHTTPSErrors(true)
                .setViewportSize(width, width < 600 ? 850 : 900)
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setTimezoneId("UTC")
                .setLocale("en-US");
    }

    private BrowserContext open(NewContextOptions options) {
        BrowserContext context = chromium.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    /** Signs in and waits for the dashboard. */
    static Page signIn(BrowserContext visitor, String email, String password) {
        Page page = visitor.newPage();
        page.navigate("/login");
        tryToSignIn(page, email, password);
        page.waitForSelector("[data-kpi='total-orders'][data-value]");
        return page;
    }

    static void tryToSignIn(Page page, String email, String password) {
        page.locator("input[name=username]").fill(email);
        page.locator("input[name=password]").fill(password);
        page.locator("input[name=password]").press("Enter");
    }

    /** Stores a screenshot for review. */
    static void saveScreenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
