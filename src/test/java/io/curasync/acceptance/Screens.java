package io.curasync.acceptance;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/** The screens in a user's navigation, and for an admin those that only other screens link to. */
final class Screens {

    /**
     * @param path address, such as {@code /practices}
     * @param name name for files, such as {@code practices}
     */
    record Screen(String path, String name) {}

    private static final List<String> WITHOUT_ENTRY =
            List.of("health/database", "quarantine", "settings/errors", "webhooks/failures");

    private final Page page;
    private final BrowserProbe probe;

    /** @param page page of a signed-in user */
    Screens(Page page, BrowserProbe probe) {
        this.page = page;
        this.probe = probe;
    }

    List<Screen> all() {
        List<Screen> screens = new ArrayList<>();
        for (Locator link : navigation().locator("a").all()) {
            String path = link.getAttribute("href");
            screens.add(screen(path));
        }
        if (screens.contains(screen("health"))) {
            WITHOUT_ENTRY.forEach(path -> screens.add(screen(path)));
        }
        return screens;
    }

    private static Screen screen(String path) {
        return new Screen("/" + path, path.isEmpty() ? "dashboard" : path.replace('/', '-'));
    }

    /** Opens the screen through the navigation if it has an entry there, and waits until it is idle. */
    void open(Screen screen) {
        if (WITHOUT_ENTRY.contains(screen.path().substring(1))) {
            page.navigate(screen.path());
            probe.awaitIdle(page);
            return;
        }
        Locator link =
                navigation().locator("a[href='%s']".formatted(screen.path().substring(1)));
        if (!link.isVisible()) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("More"))
                    .click();
        }
        link.click();
        page.waitForURL(url ->
                url.replaceFirst("^\\w+://[^/]+", "").replaceFirst("[?#].*", "").equals(screen.path()));
        probe.awaitIdle(page);
    }

    private Locator navigation() {
        return page.locator("nav[aria-label='Main']");
    }
}
