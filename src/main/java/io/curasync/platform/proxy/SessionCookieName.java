package io.curasync.platform.proxy;

import io.curasync.platform.http.SecureCookieName;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.http.ServerCookies;

/**
 * Name of the session cookie. Over TLS, the name in the browser has a secure prefix ({@link SecureCookieName}). Tomcat supports only
 * one name, so it always uses the name without the prefix.
 *
 * @param plain name that Tomcat uses; also the name in the browser without TLS
 * @param contextPath context path of the application; empty if the application is at the root
 */
record SessionCookieName(String plain, String contextPath) {

    String prefix(HttpServletRequest request, String path) {
        return SecureCookieName.prefix(request.isSecure(), path.isEmpty() ? "/" : path);
    }

    /**
     * Renames the cookie with the prefix to the plain name, which Tomcat expects. If another cookie already has the plain name, gives that
     * cookie an unused name, so that Tomcat ignores it. Does nothing if no cookie has the prefix.
     */
    void removePrefix(MimeHeaders headers, ServerCookies cookies) {
        String expected = prefixedName(headers);
        if (!isIn(headers)) {
            return;
        }
        for (int i = 0; i < cookies.getCookieCount(); i++) {
            MessageBytes name = cookies.getCookie(i).getName();
            if (name.equals(expected)) {
                name.setString(plain);
            } else if (name.equals(plain)) {
                name.setString("unused-" + plain);
            }
        }
    }

    /** Returns whether the headers contain a cookie whose name has the prefix. */
    boolean isIn(MimeHeaders headers) {
        String start = prefixedName(headers) + "=";
        Enumeration<String> values = headers.values("Cookie");
        while (values.hasMoreElements()) {
            for (String cookie : values.nextElement().split(";")) {
                if (cookie.strip().startsWith(start)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Returns the name of the cookie over TLS, which has a prefix. The prefix must be derived from the headers, because Tomcat parses
     * cookies before it knows whether the request uses TLS.
     */
    private String prefixedName(MimeHeaders headers) {
        String path = ForwardedPrefix.normalize(headers.getHeader(ForwardedPrefix.HEADER)) + contextPath;
        return SecureCookieName.prefix(true, path.isEmpty() ? "/" : path) + plain;
    }
}
