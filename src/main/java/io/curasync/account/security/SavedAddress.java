package io.curasync.account.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Keeps what somebody wanted to see before the sign-in in a cookie: a session for each who asks would take memory from all others.
 * Only an address of this application is led to, whatever is in the cookie.
 */
final class SavedAddress extends CookieRequestCache {

    SavedAddress() {
        setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        try {
            SavedRequest saved = super.getRequest(request, response);
            return saved != null && isOwn(saved.getRedirectUrl(), request) ? saved : null;
        } catch (IllegalArgumentException noAddress) {
            logger.debug("The saved address cannot be read", noAddress);
            return null;
        }
    }

    private static boolean isOwn(String address, HttpServletRequest request) {
        StringBuffer url = request.getRequestURL();
        String origin = url.substring(0, url.length() - request.getRequestURI().length());
        return address.startsWith(origin + "/");
    }
}
