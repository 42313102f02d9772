package io.curasync.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/** The screens that a user finds at the side, whichever there are. */
final class Screens {

    /**
     * @param path its address, such as {@code /practices}
     * @param name for files, such as {@code practices}
     */
    record Screen(String path, String name) {}

    private final Page page;
    private final Watch watch;

    /** @param page somebody signed in */
    Screens(Page page, Watch watch) {
        this.page = page;
        this.watch = watch;
    }

    List<Screen> all() {
        List<Screen> screens = new ArrayList<>();
        for (Locator link : side().locator("a[href]").all()) {
            String path = link.getAttribute("href");
            screens.add(new Screen("/" + path, path.isEmpty() ? "dashboard" : path.replace('/', '-')));
        }
        return screens;
    }

    /** Goes there as people do, and waits until it has come to rest. */
    void open(Screen screen) {
        Locator link = side().locator("a[href='%s']".formatted(screen.path().substring(1)));
        if (!link.isVisible()) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More"))
                    .click();
        }
        link.click();
        page.waitForURL(url ->
                url.replaceFirst("^\\w+://[^/]+", "").replaceFirst("[?#].*", "").equals(screen.path()));
        watch.settle(page);
    }

    /** Whether rows of the list there open beside it. */
    boolean hasDrawer() {
        return page.locator("vaadin-master-detail-layout").count() > 0;
    }

    /** Opens the first row of the list. */
    void openDrawer(Screen screen) {
        page.locator("vaadin-grid").evaluate("""
                grid => {
                    const cells = [...grid.shadowRoot.querySelectorAll('#items tr:not([hidden]) td')].filter(cell => cell.checkVisibility());
                    // Not where a box to tick may be.
                    const content = cells[Math.min(2, cells.length - 1)].querySelector('slot').assignedElements()[0];
                    content.dataset.pressed = '';
                }""");
        page.locator("[data-pressed]").click();
        page.waitForURL("**" + screen.path() + "/*");
        watch.settle(page);
    }

    /** The navigation, and below it what is the user's own. */
    private Locator side() {
        return page.locator("aside");
    }
}
