package io.curasync.platform.proxy;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Ignores the session cookie of a TLS request if the cookie's name has no secure prefix ({@link SessionCookieName}). Such a cookie may have
 * been set by a page on a neighboring subdomain, or by an attacker on a connection without TLS.
 */
final class UnprefixedCookieValve extends ValveBase {

    private final SessionCookieName name;

    UnprefixedCookieValve(SessionCookieName name) {
        super(true);
        this.name = name;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.isSecure()
                && request.isRequestedSessionIdFromCookie()
                && !name.isIn(request.getCoyoteRequest().getMimeHeaders())) {
            request.setRequestedSessionId(null);
            request.setRequestedSessionCookie(false);
        }
        getNext().invoke(request, response);
    }
}
