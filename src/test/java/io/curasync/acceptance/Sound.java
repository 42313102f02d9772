package io.curasync.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;

/** What every screen owes to those who look at it, and to those who cannot. */
final class Sound {

    private Sound() {}

    /**
     * It fits, axe finds nothing wrong in either colours, and pictures are kept.
     *
     * @param picture its name, with a place for the colours
     */
    static void check(Page page, Watch watch, String picture) {
        assertThat(Axe.findings(page)).as(picture).isEmpty();
        fits(page, picture);
        keep(page, picture, ColorScheme.LIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        watch.settle(page);
        assertThat(Axe.findingsOfColour(page)).as(picture + " in the dark").isEmpty();
        keep(page, picture, ColorScheme.DARK);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private static void keep(Page page, String picture, ColorScheme scheme) {
        Browser.keep(page, picture.formatted(scheme.name().toLowerCase(Locale.ROOT)));
    }

    /** Nothing is wider than the screen, and nothing sticks out of its card or of what is opened over the screen. */
    @SuppressWarnings("unchecked")
    static void fits(Page page, String picture) {
        List<String> tooWide = (List<String>) page.evaluate("""
                () => {
                    const opened = [...document.querySelectorAll('vaadin-popover[opened]')].flatMap(popover => {
                        const overlay = popover.shadowRoot.querySelector('vaadin-popover-overlay')
                            .shadowRoot.querySelector('[part=overlay]').getBoundingClientRect();
                        return [...popover.querySelectorAll('*')]
                            .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > overlay.right + 1)
                            .map(one => `${one.localName}.${one.className} to ${one.getBoundingClientRect().right} of ${overlay.right}`);
                    });
                    return [document.documentElement, ...document.querySelectorAll('.cs-card')]
                        .filter(one => one.scrollWidth > one.clientWidth + 1)
                        .map(one => `${one.className}: ${one.scrollWidth} in ${one.clientWidth}`).concat(opened);
                }""");
        assertThat(tooWide).as(picture).isEmpty();
    }
}
