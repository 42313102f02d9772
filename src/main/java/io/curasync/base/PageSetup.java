package io.curasync.base;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/**
 * Prepares every page before it is first painted: our module, its preloads and skeleton, the colors the user chose, and the
 * error handler.
 */
@Component
class PageSetup implements VaadinServiceInitListener {

    private static final Preloads PRELOADS = new Preloads();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(PageSetup::setUp);
        event.getSource()
                .addUIInitListener(
                        init -> Appearance.chosen(VaadinRequest.getCurrent()).applyTo(init.getUI()));
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(new ErrorNotice()));
    }

    private static void setUp(IndexHtmlResponse response) {
        Document page = response.getDocument();
        Element html = page.selectFirst("html");
        if (html != null) {
            html.attr("lang", "en");
            html.attr(
                    "style",
                    "color-scheme: "
                            + Appearance.chosen(response.getVaadinRequest()).scheme());
        }
        // Ahead of Vaadin's bundle: window events call listeners in the order in which they were added.
        page.head().prependElement("script").attr("type", "module").attr("src", FrontendModule.path());
        PRELOADS.addTo(page);
        String path = response.getVaadinRequest().getPathInfo();
        Skeleton.addTo(page, path == null ? "" : path.replaceFirst("^/", ""));
    }
}
