package io.curasync.platform.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.apache.catalina.Globals;
import org.jspecify.annotations.Nullable;

/** The path that a proxy removed in front of the application's own: {@code X-Forwarded-Prefix}. */
final class ForwardedPrefix {

    static final String HEADER = "X-Forwarded-Prefix";
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");

    private ForwardedPrefix() {}

    /** "" without a valid header, or if the sender is no trusted proxy ({@link TrustedProxies}). */
    static String of(HttpServletRequest request) {
        return request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE) == null
                ? ""
                : clean(request.getHeader(HEADER));
    }

    /** "" without a valid header. */
    static String clean(@Nullable String header) {
        if (header == null) {
            return "";
        }
        String prefix = header.strip().replaceFirst("/$", "");
        return PATH.matcher(prefix).matches() ? prefix : "";
    }
}
