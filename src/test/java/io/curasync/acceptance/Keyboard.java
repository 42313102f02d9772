package io.curasync.acceptance;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Keyboard navigation without a mouse. */
final class Keyboard {

    /** Maximum number of tab stops; no screen has as many. */
    private static final int STOPS = 400;

    private Keyboard() {}

    /** Tabs through a whole page; returns elements that were not reached, and those without a visible focus. */
    @SuppressWarnings("unchecked")
    static List<String> faults(Page page) {
        page.evaluate(script());
        // From the current focus to the end, and then from the beginning.
        for (int round = 0; round < 2; round++) {
            tabOut(page);
        }
        return (List<String>) page.evaluate("() => keyboard.faults()");
    }

    private static void tabOut(Page page) {
        page.keyboard().press("Tab");
        for (int stop = 0; !(Boolean) page.evaluate("() => keyboard.isOutside()"); stop++) {
            if (stop > STOPS) {
                throw new AssertionError("Tab does not come to an end on " + page.url());
            }
            page.keyboard().press("Tab");
        }
    }

    /** Presses Tab until a matching element, or an element inside it, has the focus. */
    static void tabTo(Page page, String selector) {
        for (int stop = 0; stop < STOPS; stop++) {
            page.keyboard().press("Tab");
            if (isIn(page, selector)) {
                return;
            }
        }
        throw new AssertionError("Tab does not lead to " + selector + " on " + page.url());
    }

    static boolean isIn(Page page, String selector) {
        return (Boolean) page.evaluate("selector => document.activeElement.closest(selector) !== null", selector);
    }

    private static String script() {
        try (InputStream file = Keyboard.class.getResourceAsStream("/keyboard.js")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
