package io.curasync.account.security;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import io.curasync.account.credential.SecureTokens;
import org.springframework.stereotype.Component;

/**
 * Content security policy of the pages. Allows files of this application and the inline scripts that the server put into the
 * page. {@code unsafe-eval} is needed because Vaadin 25.2 compiles the scripts that the server sends to the browser. Inline
 * styles are allowed.
 */
@Component
class ContentSecurityPolicy implements VaadinServiceInitListener {

    static final String HEADER = "Content-Security-Policy";

    private static final int NONCE_BYTES = 18;

    private static final String POLICY = "default-src 'self'; script-src 'self'%s; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self' data:; object-src 'none'; frame-src 'none'; frame-ancestors 'none';"
            + " base-uri 'self'; form-action 'self'";

    /** Policy of responses other than Vaadin pages: files and error pages. */
    static final String ELSEWHERE = POLICY.formatted("");

    /** Policy of data responses, which are not pages. */
    static final String DATA = "default-src 'none'; frame-ancestors 'none'";

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
