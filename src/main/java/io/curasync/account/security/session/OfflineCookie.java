package io.curasync.account.security.session;

import io.curasync.account.security.SecureCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/**
 * Cookie with the id of the device session, under which the browser stores its offline copies. The cookie is set, renewed and deleted
 * together with the device's cookie, and a page needs the cookie to find the copies. Therefore, the copies can no longer be opened after
 * a sign-out or a sign-in of another user, or when the cookie has expired. Scripts can read this cookie, unlike the other cookies of
 * CuraSync. The cookie does not authenticate the user.
 */
final class OfflineCookie {

    static final String COOKIE = "curasync-offline";

    private OfflineCookie() {}

    /**
     * Sets the cookie.
     *
     * @param value id of the device session; empty to delete the cookie
     * @param maxAge in seconds; 0 to delete the cookie, -1 for a cookie that lasts until the browser is closed
     */
    static void set(HttpServletRequest request, HttpServletResponse response, String value, long maxAge) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                SecureCookies.of(request, COOKIE, value, DeviceRememberMeServices.path(request))
                        .httpOnly(false)
                        .maxAge(maxAge)
                        .build()
                        .toString());
    }

    /** Deletes the cookie if the request has it. */
    static void clear(HttpServletRequest request, HttpServletResponse response) {
        if (SecureCookies.read(request, COOKIE, DeviceRememberMeServices.path(request)) != null) {
            set(request, response, "", 0);
        }
    }
}
