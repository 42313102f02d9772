package io.curasync.account.security;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import io.curasync.account.SecureTokens;
import org.springframework.stereotype.Component;

/**
 * What a page of ours may load and run: files of this application, and of inline scripts those that the server put into the
 * very page. Vaadin 25.2 compiles what the server asks of the browser, so {@code unsafe-eval} has to stay, and styles may be
 * inline.
 */
@Component
class ContentSecurityPolicy implements VaadinServiceInitListener {

    static final String HEADER = "Content-Security-Policy";

    private static final int NONCE_BYTES = 18;

    private static final String POLICY = "default-src 'self'; script-src 'self'%s; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self' data:; object-src 'none'; frame-src 'none'; frame-ancestors 'none';"
            + " base-uri 'self'; form-action 'self'";

    /** Of whatever is no page of Vaadin's: files, and what is shown when something fails. */
    static final String ELSEWHERE = POLICY.formatted("");

    /** Of what is data, and no page at all. */
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
