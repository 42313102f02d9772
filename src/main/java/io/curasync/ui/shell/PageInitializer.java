package io.curasync.ui.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * Prepares every page before its first paint: our module, preload links, skeleton and color scheme. Also installs the
 * error handler.
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
        if (html != null) {
            html.attr("lang", "en");
            html.attr(
                    "style",
                    "color-scheme: "
                            + ColorSchemePreference.of(response.getVaadinRequest())
                                    .scheme());
        }
        addModule(page.head());
        PRELOADS.addTo(page);
        String path = response.getVaadinRequest().getPathInfo();
        PageSkeleton.addTo(page, path == null ? "" : path.replaceFirst("^/", ""));
    }

    /**
     * Adds our module before Vaadin's bundle, because listeners of window events run in the order in which they were
     * added. It must follow the base URL, because its own URL is relative.
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
