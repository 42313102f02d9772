package io.curasync.platform.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.apache.catalina.Globals;
import org.jspecify.annotations.Nullable;

/** The path prefix that a proxy removed from a request and sent in the header {@code X-Forwarded-Prefix}. */
final class ForwardedPrefix {

    static final String HEADER = "X-Forwarded-Prefix";
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");

    private ForwardedPrefix() {}

    /**
     * Returns the prefix of a request, without a trailing slash. Returns "" if the header is missing or invalid, or if no trusted proxy
     * ({@link TrustedProxies}) sent the request.
     */
    static String of(HttpServletRequest request) {
        return request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE) == null
                ? ""
                : normalize(request.getHeader(HEADER));
    }

    /** Validates the value of the header and removes its trailing slash. Returns "" if the value is null or invalid. */
    static String normalize(@Nullable String header) {
        if (header == null) {
            return "";
        }
        String prefix = header.strip().replaceFirst("/$", "");
        return PATH.matcher(prefix).matches() ? prefix : "";
    }
}
