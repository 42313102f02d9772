package io.curasync.platform.http;

/**
 * Cookie names that browsers accept only over TLS and from this host (RFC 6265bis, section 4.1.3). Otherwise a page
 * on a neighboring subdomain, or a connection without TLS, could plant a cookie.
 */
public final class SecureCookieName {

    /** Also forbids a {@code Domain}, but requires the path {@code /}. */
    public static final String HOST = "__Host-";

    public static final String SECURE = "__Secure-";

    private SecureCookieName() {}

    /** @param path path of the cookie */
    public static String prefix(boolean isSecure, String path) {
        if (!isSecure) {
            return "";
        }
        return path.equals("/") ? HOST : SECURE;
    }
}
