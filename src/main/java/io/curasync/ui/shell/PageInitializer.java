package io.curasync.ui.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * Prepares the HTML of every page before its first paint. Adds our JavaScript module, preload links and the skeleton. Sets the language,
 * the color scheme and the color of the browser's own bars. Also sets the color scheme of each UI and the error handler of each session.
 */
@Component
class PageInitializer implements VaadinServiceInitListener {

    private static final PreloadLinks PRELOADS = new PreloadLinks();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(PageInitializer::setUp);
        event.getSource()
                .addUIInitListener(init ->
                        ColorSchemePreference.of(VaadinRequest.getCurrent()).applyTo(init.getUI()));
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(new UiErrorHandler()));
    }

    private static void setUp(IndexHtmlResponse response) {
        Document page = response.getDocument();
        Element html = page.selectFirst("html");
        ColorSchemePreference colors = ColorSchemePreference.of(response.getVaadinRequest());
        if (html != null) {
            html.attr("lang", "en");
            html.attr("style", "color-scheme: " + colors.scheme());
        }
        colors.addThemeColors(page.head());
        addModule(page.head());
        PRELOADS.addTo(page);
        String path = response.getVaadinRequest().getPathInfo();
        PageSkeleton.addTo(page, path == null ? "" : path.replaceFirst("^/", ""));
    }

    /**
     * Adds our JavaScript module before Vaadin's bundle. Our listeners of window events must run before those of Vaadin, and the browser
     * calls listeners in the order of their registration. The script element must follow the base element, because the URL of the script is
     * relative.
     */
    private static void addModule(Element head) {
        Element module = new Element("script").attr("type", "module").attr("src", FrontendModule.path());
        Element base = head.selectFirst("base");
        if (base == null) {
            head.prependChild(module);
        } else {
            base.after(module);
        }
    }
}
