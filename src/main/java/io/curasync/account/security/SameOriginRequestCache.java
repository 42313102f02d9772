package io.curasync.account.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * Stores the requested URL in a cookie until the user has signed in. Does not use HTTP sessions, because sessions of anonymous requests
 * could exhaust the memory. Ignores URLs of other origins, so that a forged cookie cannot redirect to another site.
 */
final class SameOriginRequestCache extends CookieRequestCache {

    /**
     * Matches a path on this host, with or without a query. Excludes backslashes and control characters. Browsers read a backslash as a
     * slash and skip control characters, so {@code /\\host} and {@code /<tab>/host} would name another host.
     */
    private static final Pattern PATH = Pattern.compile("/(?!/)[\\x21-\\x7E&&[^\\\\]]*");

    SameOriginRequestCache() {
        setCookieCustomizer(cookie -> cookie.setAttribute("SameSite", "Lax"));
    }

    @Override
    public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        try {
            SavedRequest saved = super.getRequest(request, response);
            return saved != null && isSameOrigin(saved.getRedirectUrl(), request) ? saved : null;
        } catch (IllegalArgumentException malformed) {
            logger.debug("Could not read the saved URL", malformed);
            return null;
        }
    }

    private static boolean isSameOrigin(String url, HttpServletRequest request) {
        StringBuffer current = request.getRequestURL();
        String origin =
                current.substring(0, current.length() - request.getRequestURI().length());
        return url.startsWith(origin)
                && PATH.matcher(url.substring(origin.length())).matches();
    }
}
