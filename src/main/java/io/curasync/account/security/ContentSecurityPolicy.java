package io.curasync.account.security;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import io.curasync.account.credential.SecureTokens;
import org.springframework.stereotype.Component;

/**
 * Content security policies of pages and API responses. A page may use files of this application, inline styles, and images and fonts in
 * {@code data:} URLs. A Vaadin page may also run inline scripts that the server put into the page. Vaadin pages need {@code unsafe-eval}
 * as well, because Vaadin 25.2 sends scripts as text, which the browser compiles.
 */
@Component
class ContentSecurityPolicy implements VaadinServiceInitListener {

    static final String HEADER = "Content-Security-Policy";

    private static final int NONCE_BYTES = 18;

    private static final String POLICY = "default-src 'self'; script-src 'self'%s; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self' data:; object-src 'none'; frame-src 'none'; frame-ancestors 'none';"
            + " base-uri 'self'; form-action 'self'";

    /** Policy of pages and files that Vaadin does not generate, such as error pages. */
    static final String NON_VAADIN_POLICY = POLICY.formatted("");

    /** Policy of API responses, which are not pages. */
    static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(ContentSecurityPolicy::apply);
    }

    private static void apply(IndexHtmlResponse page) {
        String nonce = SecureTokens.random(NONCE_BYTES);
        page.getDocument().getElementsByTag("script").attr("nonce", nonce);
        page.getVaadinResponse().setHeader(HEADER, POLICY.formatted(" 'nonce-" + nonce + "' 'unsafe-eval'"));
        page.getVaadinResponse().setHeader("X-Frame-Options", "DENY");
    }
}
