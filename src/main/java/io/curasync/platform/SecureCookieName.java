package io.curasync.platform;

/**
 * Cookie names that browsers take over TLS and from this host only (RFC 6265bis, section 4.1.3): otherwise a page on a neighboring
 * subdomain, or a connection without TLS, could plant a cookie here.
 */
public final class SecureCookieName {

    /** Also forbids a {@code Domain}, but needs the path {@code /}. */
    public static final String HOST = "__Host-";

    public static final String SECURE = "__Secure-";

    private SecureCookieName() {}

    /** @param path the cookie's */
    public static String prefix(boolean isSecure, String path) {
        if (!isSecure) {
            return "";
        }
        return path.equals("/") ? HOST : SECURE;
    }
}
