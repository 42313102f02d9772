package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import io.curasync.testing.Nightly;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Checks for every screen: it fits its window, and axe finds no violations in either color scheme. */
final class ScreenChecks {

    static final int DESK = 1440;
    static final int PHONE = 400;
    private static final int SMALL_PHONE = 360;
    private static final int TABLET = 768;
    private static final int WIDE_TABLET = 1024;
    private static final int TALLEST = 3_000;

    /** Takes screenshots of all screens, under {@code target/screenshots}; otherwise only of failing ones. */
    private static final boolean PICTURES = Boolean.getBoolean("curasync.pictures") || Nightly.isEnabled();

    private ScreenChecks() {}

    /** Window widths of checks that use one: the phone's, where a misfit is more likely. Nightly runs use both. */
    static IntStream widths() {
        return Nightly.isEnabled() ? IntStream.of(PHONE, DESK) : IntStream.of(PHONE);
    }

    /**
     * Checks the current screen, and that it fits narrower windows. In dark mode, only contrasts are checked again: the
     * other rules of axe do not depend on colors.
     *
     * @param picture name of the screenshot, with a placeholder for the color scheme
     */
    static void check(Page page, BrowserProbe probe, String picture) {
        check(page, probe, "html", picture);
    }

    /** Checks the current screen in a window that is tall enough to show all content. */
    static void checkWhole(Page page, BrowserProbe probe, String picture) {
        int width = page.viewportSize().width;
        int height = page.viewportSize().height;
        double hidden = ((Number) page.evaluate("""
                        () => {
                            const main = document.querySelector('main');
                            return main.scrollHeight - main.clientHeight;
                        }""")).doubleValue();
        resize(page, probe, width, (int) Math.min(TALLEST, height + hidden));
        check(page, probe, picture);
        resize(page, probe, width, height);
    }

    /**
     * Checks an overlay on a screen that is checked elsewhere; nightly, checks the whole page.
     *
     * @param opened selector of the overlay
     */
    static void checkOpened(Page page, BrowserProbe probe, String opened, String picture) {
        check(page, probe, Nightly.isEnabled() ? "html" : opened, picture);
    }

    private static void check(Page page, BrowserProbe probe, String selector, String picture) {
        check(page, picture, ColorScheme.LIGHT, Axe.findings(page, selector));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        probe.awaitIdle(page);
        check(page, picture, ColorScheme.DARK, Axe.findingsOfColor(page, selector));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        fitsNarrowerWindows(page, probe, picture);
    }

    private static void check(Page page, String picture, ColorScheme scheme, List<String> findings) {
        String name = picture.formatted(scheme.name().toLowerCase(Locale.ROOT));
        List<String> tooWide = tooWide(page);
        if (PICTURES || !findings.isEmpty() || !tooWide.isEmpty()) {
            Browser.saveScreenshot(page, name);
        }
        assertThat(findings).as(name).isEmpty();
        assertThat(tooWide).as(name).isEmpty();
    }

    private static void fitsNarrowerWindows(Page page, BrowserProbe probe, String picture) {
        int width = page.viewportSize().width;
        int height = page.viewportSize().height;
        IntStream.of(WIDE_TABLET, TABLET, PHONE, SMALL_PHONE)
                .filter(narrower -> narrower < width)
                .forEach(narrower -> {
                    resize(page, probe, narrower, height);
                    assertFits(page, picture + " in " + narrower + " px");
                });
        resize(page, probe, width, height);
    }

    /** Charts follow a resize with a delay. */
    private static void assertFits(Page page, String what) {
        try {
            page.waitForCondition(() -> tooWide(page).isEmpty());
        } catch (TimeoutError late) {
            assertThat(tooWide(page)).as(what).isEmpty();
        }
    }

    static void resize(Page page, BrowserProbe probe, int width, int height) {
        page.setViewportSize(width, height);
        probe.awaitIdle(page);
    }

    /**
     * Returns elements wider than the screen, elements that overflow their card or popover, grids that scroll sideways, and on phones the
     * headers with at most two buttons whose actions take several rows.
     */
    @SuppressWarnings("unchecked")
    private static List<String> tooWide(Page page) {
        return (List<String>) page.evaluate("""
                () => {
                    const opened = [...document.querySelectorAll('vaadin-popover[opened]')].flatMap(popover => {
                        const overlay = popover.shadowRoot.querySelector('vaadin-popover-overlay')
                            .shadowRoot.querySelector('[part=overlay]').getBoundingClientRect();
                        return [...popover.querySelectorAll('*')]
                            .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > overlay.right + 1)
                            .map(one => `${one.localName}.${one.className} to ${one.getBoundingClientRect().right} of ${overlay.right}`);
                    });
                    const grids = [...document.querySelectorAll('main vaadin-grid')]
                        .filter(grid => grid.$.table.scrollWidth > grid.$.table.clientWidth + 1)
                        .map(grid => `${grid.className}: ${grid.$.table.scrollWidth} in ${grid.$.table.clientWidth}`);
                    const headers = innerWidth !== 400 ? [] : [...document.querySelectorAll('.cs-view-header')].filter(header => {
                        const isShown = one => one.checkVisibility() && one.offsetWidth > 0;
                        const buttons = [...header.querySelectorAll('.cs-actions > vaadin-button')].filter(isShown);
                        const bottoms = [...header.querySelectorAll('.cs-contributions > *, .cs-actions > *')].filter(isShown)
                            .map(one => one.getBoundingClientRect().bottom);
                        return buttons.length <= 2 && Math.max(...bottoms) - Math.min(...bottoms) > 20;
                    }).map(header => `rows of actions: ${header.textContent}`);
                    const right = one => one.getBoundingClientRect().right;
                    const sticksOut = box => [...box.querySelectorAll('*')].filter(one => right(one) > right(box) + 1)
                        .map(one => `${one.localName}.${one.className} ${one.textContent.slice(0, 40)}`);
                    return [document.documentElement, ...document.querySelectorAll('.cs-card')]
                        .filter(one => one.scrollWidth > one.clientWidth + 1)
                        .map(one => `${one.className}: ${one.scrollWidth} in ${one.clientWidth}: ${sticksOut(one)}`)
                        .concat(opened, grids, headers);
                }""");
    }
}
