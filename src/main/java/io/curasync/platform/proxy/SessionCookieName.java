package io.curasync.platform.proxy;

import io.curasync.platform.http.SecureCookieName;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.http.ServerCookies;

/**
 * Name of the session cookie. Over TLS the browser's name has a prefix that Tomcat does not know, because Tomcat
 * supports only one name.
 *
 * @param plain name within Tomcat, and in the browser without TLS
 * @param contextPath empty for the root
 */
record SessionCookieName(String plain, String contextPath) {

    String prefix(HttpServletRequest request, String path) {
        return SecureCookieName.prefix(request.isSecure(), path.isEmpty() ? "/" : path);
    }

    /**
     * Renames the cookie with the prefix to its plain name for Tomcat. Renames any cookie that already has the plain
     * name, so that Tomcat ignores it. Does nothing if no cookie has the prefix.
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

    /** Returns whether the request contains the cookie with the prefix. */
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
     * Returns the name with the prefix. Assumes TLS, because Tomcat parses cookies before it knows whether the request
     * uses TLS.
     */
    private String prefixedName(MimeHeaders headers) {
        String path = ForwardedPrefix.normalize(headers.getHeader(ForwardedPrefix.HEADER)) + contextPath;
        return SecureCookieName.prefix(true, path.isEmpty() ? "/" : path) + plain;
    }
}
