package io.curasync.platform.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.apache.catalina.Globals;
import org.jspecify.annotations.Nullable;

/** The path prefix that a proxy removed from the request path: {@code X-Forwarded-Prefix}. */
final class ForwardedPrefix {

    static final String HEADER = "X-Forwarded-Prefix";
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");

    private ForwardedPrefix() {}

    /**
     * Returns the prefix, or "" if there is no valid header or the sender is not a trusted proxy ({@link
     * TrustedProxies}).
     */
    static String of(HttpServletRequest request) {
        return request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE) == null
                ? ""
                : clean(request.getHeader(HEADER));
    }

    /** Returns the normalized prefix, or "" if the header is missing or invalid. */
    static String clean(@Nullable String header) {
        if (header == null) {
            return "";
        }
        String prefix = header.strip().replaceFirst("/$", "");
        return PATH.matcher(prefix).matches() ? prefix : "";
    }
}
