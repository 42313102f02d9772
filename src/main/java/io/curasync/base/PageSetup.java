package io.curasync.base;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/** Prepares every page before it is first painted: our module, the colours the user chose, and what happens on errors. */
@Component
class PageSetup implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        String module = FrontendModule.path();
        event.addIndexHtmlRequestListener(response -> setUp(response, module));
        event.getSource().addUIInitListener(init -> {
            Appearance.chosen(VaadinRequest.getCurrent()).applyTo(init.getUI());
        });
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(new ErrorNotice()));
    }

    private static void setUp(IndexHtmlResponse response, String module) {
        Element html = response.getDocument().selectFirst("html");
        if (html != null) {
            html.attr("lang", "en");
            html.attr(
                    "style",
                    "color-scheme: "
                            + Appearance.chosen(response.getVaadinRequest()).scheme());
        }
        response.getDocument()
                .head()
                .appendElement("script")
                .attr("type", "module")
                .attr("src", module);
    }
}
