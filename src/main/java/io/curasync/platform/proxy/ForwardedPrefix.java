package io.curasync.platform.proxy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.apache.catalina.Globals;

/** The path that a proxy removed in front of the application's own: {@code X-Forwarded-Prefix}. */
final class ForwardedPrefix {

    private static final String HEADER = "X-Forwarded-Prefix";
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+)+");

    private ForwardedPrefix() {}

    /** "" without a valid header, or if the sender is no trusted proxy ({@link TrustedProxies}). */
    static String of(HttpServletRequest request) {
        String header = request.getHeader(HEADER);
        if (header == null || request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE) == null) {
            return "";
        }
        String prefix = header.strip().replaceFirst("/$", "");
        return PATH.matcher(prefix).matches() ? prefix : "";
    }
}
