package io.curasync.platform.http;

/**
 * Prefixes that protect cookies by their names (RFC 6265bis, section 4.1.3). Browsers accept a cookie with such a prefix only over TLS.
 * Without a prefix, an attacker on a connection without TLS could set the cookie.
 */
public final class SecureCookieName {

    /**
     * Prefix for cookies with the path {@code /} and without the attribute {@code Domain}. Browsers accept such a
     * cookie only from this host, so a page on a neighboring subdomain cannot set it.
     */
    public static final String HOST = "__Host-";

    /** Prefix for cookies with any path other than {@code /}. */
    public static final String SECURE = "__Secure-";

    private SecureCookieName() {}

    /**
     * Returns the prefix for a cookie. This is {@link #HOST} or {@link #SECURE}, depending on the path. Returns "" without TLS.
     *
     * @param isSecure whether the connection uses TLS
     * @param path path of the cookie
     */
    public static String prefix(boolean isSecure, String path) {
        if (!isSecure) {
            return "";
        }
        return path.equals("/") ? HOST : SECURE;
    }
}
