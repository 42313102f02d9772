package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;

/** A simulated user with a new browser. Finds elements by their visible text. */
final class BrowserUser implements AutoCloseable {

    private static final Pattern SIGN_IN = Pattern.compile(".*/login(\\?.*)?");

    private static final String ENDED = "established under an authenticated HTTP session that has ended";

    /** Two navigations lead to the sign-in: the redirect of a sign-out, and the page's own reload, which may abort the first. */
    private static final Pattern OVERTAKEN = Pattern.compile("net::ERR_ABORTED GET http://localhost:\\d+/");

    private final BrowserContext visitor;
    private final BrowserProbe probe;
    private final Page page;

    BrowserUser(SharedApp sharedApp, int width) {
        visitor = sharedApp.visitor(width);
        probe = new BrowserProbe(visitor);
        page = visitor.newPage();
    }

    Page page() {
        return page;
    }

    /** Follows a link or opens an address. */
    void open(String address) {
        if (!page.url().equals("about:blank")) {
            // The browser does not report the end of aborted requests.
            probe.awaitIdle(page);
        }
        page.navigate(address);
        probe.awaitIdle(page);
    }

    /** Signs in; ends on the dashboard or on the screen requested before. */
    void signIn(String email, String password) {
        open("/login");
        Browser.tryToSignIn(page, email, password);
        page.waitForSelector("main#main");
        probe.awaitIdle(page);
    }

    /** Opens a screen of the navigation. */
    void go(String path) {
        new Screens(page, probe).open(new Screens.Screen(path, path));
    }

    /** Opens the side panel with the navigation and the user menu, if the window is that of a phone. */
    void openMenu() {
        if (!button("Sign out").isVisible()) {
            if (button("Close").isVisible()) {
                press("Close");
            }
            press("More");
        }
    }

    void signOut() {
        openMenu();
        probe.awaitIdle(page);
        press("Sign out");
        awaitSignIn();
    }

    void awaitSignIn() {
        page.waitForURL(SIGN_IN);
        assertThat(page.locator("input[name=password]")).isVisible();
        probe.awaitIdle(page);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void press(String button) {
        button(button).click();
    }

    /** Clicks like a person: before the button is released, the server has processed the blur of the previous field. */
    void pressSlowly(String button) {
        button(button).hover();
        page.mouse().down();
        probe.awaitIdle(page);
        page.mouse().up();
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    void fill(String label, String text) {
        field(label).fill(text);
    }

    /** Selects the item of a combo box that begins with the text. */
    void choose(String label, String text) {
        Locator box = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label));
        box.fill(text);
        page.locator("vaadin-combo-box-item").getByText(text).first().click();
    }

    /** Returns visible elements with the text: a list retains the elements of unused rows, hidden. */
    Locator text(String text) {
        return page.getByText(text)
                .filter(new Locator.FilterOptions().setVisible(true))
                .first();
    }

    void assertShowsText(String text) {
        assertThat(text(text)).isVisible();
    }

    /** The line below the screen title that counts the listed items; waits until the list is rendered. */
    void assertSubtitle(Pattern subtitle) {
        assertThat(page.locator(".cs-subtitle > span").first()).hasText(subtitle);
        probe.awaitIdle(page);
    }

    void assertNeverShowsText(String text) {
        assertThat(page.locator("body")).not().containsText(text);
    }

    /** Asserts that, on a phone, messages at the edge of the screen do not cover the tabs. */
    void assertTabsNotCovered() {
        probe.awaitIdle(page);
        BoundingBox tabs = page.locator(".cs-tabs").boundingBox();
        BoundingBox toast = page.locator("vaadin-notification-card").last().boundingBox();
        if (tabs != null) {
            assertThat(toast.y + toast.height).isLessThanOrEqualTo(tabs.y);
        }
    }

    /** Asserts that the browser has reported no errors. Requests that a sign-out aborts are expected. */
    void assertNoFaults() {
        assertThat(probe.faults())
                .filteredOn(fault ->
                        !fault.contains(ENDED) && !OVERTAKEN.matcher(fault).matches())
                .isEmpty();
    }

    @Override
    public void close() {
        visitor.close();
    }
}
