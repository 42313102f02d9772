package io.curasync.ui.shell;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Outlines of the requested screen, which the browser shows from the first paint until the screen is rendered. The style sheet then hides
 * the outlines.
 */
final class PageSkeleton {

    private PageSkeleton() {}

    /**
     * Adds the outlines to the page.
     *
     * @param path path of the page without a leading slash, as in {@code @Route}
     */
    static void addTo(Document page, String path) {
        Element skeleton =
                page.body().prependElement("div").addClass("cs-skeleton").attr("aria-hidden", "true");
        if (path.equals("login") || path.startsWith("invitation/")) {
            skeleton.addClass("cs-login").appendElement("div").addClass("cs-skeleton-card");
        } else {
            addFrame(skeleton.addClass("cs-layout"), path.isEmpty() ? 5 : 0);
        }
    }

    private static void addFrame(Element layout, int figures) {
        layout.appendElement("div").addClass("cs-bar").appendElement("i");
        Element side = layout.appendElement("div").addClass("cs-skeleton-side");
        for (int entry = 0; entry < 6; entry++) {
            side.appendElement("i");
        }
        Element main = layout.appendElement("div").addClass("cs-skeleton-main");
        main.appendElement("i").addClass("cs-skeleton-title");
        if (figures > 0) {
            Element row = main.appendElement("div").addClass("cs-kpis");
            for (int figure = 0; figure < figures; figure++) {
                row.appendElement("div").addClass("cs-card");
            }
        }
        main.appendElement("div").addClass("cs-card").addClass("cs-skeleton-card");
    }
}
