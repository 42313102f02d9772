package io.curasync.ui.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * Prepares every page before its first paint: adds our module, preload links and the skeleton, and sets the color
 * scheme. Also installs the error handler of each session.
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
     * Adds our module before Vaadin's bundle, because the browser calls listeners of window events in the order of
     * their registration. The script element follows the base element, because its URL is relative.
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
