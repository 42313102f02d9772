package io.curasync.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;

/** Somebody in front of CuraSync, with an empty browser to begin with, who finds things by what is written on them. */
final class UserSession implements AutoCloseable {

    private static final Pattern SIGN_IN = Pattern.compile(".*/login(\\?.*)?");

    private static final String ENDED = "established under an authenticated HTTP session that has ended";

    /** Two roads lead to the sign-in: where a sign-out sends the page, and its own loading anew, which may break the first off. */
    private static final Pattern OVERTAKEN = Pattern.compile("net::ERR_ABORTED GET http://localhost:\\d+/");

    private final BrowserContext visitor;
    private final BrowserProbe browserProbe;
    private final Page page;

    UserSession(SharedApp sharedApp, int width) {
        visitor = sharedApp.visitor(width);
        browserProbe = new BrowserProbe(visitor);
        page = visitor.newPage();
    }

    Page page() {
        return page;
    }

    /** Follows a link, or goes to an address. */
    void open(String address) {
        if (!page.url().equals("about:blank")) {
            // Of what is broken off the browser does not tell the end.
            browserProbe.settle(page);
        }
        page.navigate(address);
        browserProbe.settle(page);
    }

    /** Ends on the dashboard, or where the visitor was bound for before. */
    void signIn(String email, String password) {
        open("/login");
        Browser.tryToSignIn(page, email, password);
        page.waitForSelector("main#main");
        browserProbe.settle(page);
    }

    /** Goes to one of the screens in the navigation. */
    void go(String path) {
        new Screens(page, browserProbe).open(new Screens.Screen(path, path));
    }

    /** The side with the navigation and the user, which on a phone comes when it is asked for. */
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
        browserProbe.settle(page);
        press("Sign out");
        awaitSignIn();
    }

    void awaitSignIn() {
        page.waitForURL(SIGN_IN);
        assertThat(page.locator("input[name=password]")).isVisible();
        browserProbe.settle(page);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void press(String button) {
        button(button).click();
    }

    /** As a hand does it: by the time it lets go of the button, the page has answered that the field before is left. */
    void pressSlowly(String button) {
        button(button).hover();
        page.mouse().down();
        browserProbe.settle(page);
        page.mouse().up();
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    void fill(String label, String text) {
        field(label).fill(text);
    }

    /** Chooses in a box what begins with the text. */
    void choose(String label, String text) {
        Locator box = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label));
        box.fill(text);
        page.locator("vaadin-combo-box-item").getByText(text).first().click();
    }

    /** What a person sees: a list keeps rows that it does not need any more, hidden. */
    Locator text(String text) {
        return page.getByText(text)
                .filter(new Locator.FilterOptions().setVisible(true))
                .first();
    }

    void assertSays(String text) {
        assertThat(text(text)).isVisible();
    }

    /** The line below the title of the screen, which counts what is listed; and the list is drawn. */
    void assertHeads(Pattern subtitle) {
        assertThat(page.locator(".cs-subtitle > span").first()).hasText(subtitle);
        browserProbe.settle(page);
    }

    void assertNeverSays(String text) {
        assertThat(page.locator("body")).not().containsText(text);
    }

    /** Where there are tabs, on a phone, what is told at the edge of the screen does not cover them. */
    void assertTabsAreFree() {
        browserProbe.settle(page);
        BoundingBox tabs = page.locator(".cs-tabs").boundingBox();
        BoundingBox toast = page.locator("vaadin-notification-card").last().boundingBox();
        if (tabs != null) {
            assertThat(toast.y + toast.height).isLessThanOrEqualTo(tabs.y);
        }
    }

    /** Nothing has gone wrong in the browser on the way; that a sign-out ends what was open is as it should be. */
    void assertNoFaults() {
        assertThat(browserProbe.faults())
                .filteredOn(fault ->
                        !fault.contains(ENDED) && !OVERTAKEN.matcher(fault).matches())
                .isEmpty();
    }

    @Override
    public void close() {
        visitor.close();
    }
}
