package io.curasync.platform.proxy;

import io.curasync.platform.SecureCookieName;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import org.apache.tomcat.util.buf.MessageBytes;
import org.apache.tomcat.util.http.MimeHeaders;
import org.apache.tomcat.util.http.ServerCookies;

/**
 * The session cookie's name with the browser and within Tomcat, which knows one name only.
 *
 * @param plain       within Tomcat, and with the browser where there is no TLS
 * @param contextPath "" for the root
 */
record SessionCookieName(String plain, String contextPath) {

    String prefix(HttpServletRequest request, String path) {
        return SecureCookieName.prefix(request.isSecure(), path.isEmpty() ? "/" : path);
    }

    /** Lets Tomcat see the cookie with the prefix under its plain name, and instead of one that has that name already. */
    void removePrefix(MimeHeaders headers, ServerCookies cookies) {
        String expected = expected(headers);
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

    /** Whether the request has the cookie with the prefix. */
    boolean isIn(MimeHeaders headers) {
        String start = expected(headers) + "=";
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

    /** Tomcat reads cookies before it knows whether the request came by TLS. */
    private String expected(MimeHeaders headers) {
        String path = ForwardedPrefix.clean(headers.getHeader(ForwardedPrefix.HEADER)) + contextPath;
        return SecureCookieName.prefix(true, path.isEmpty() ? "/" : path) + plain;
    }
}
