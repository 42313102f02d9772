package io.curasync.platform.http;

/**
 * Prefixes of cookie names that browsers accept only over TLS and from this host (RFC 6265bis, section 4.1.3). Without
 * a prefix, a page on a neighboring subdomain or an attacker on a connection without TLS could set the cookie.
 */
public final class SecureCookieName {

    /** Prefix that also requires the path {@code /} and forbids the attribute {@code Domain}. */
    public static final String HOST = "__Host-";

    public static final String SECURE = "__Secure-";

    private SecureCookieName() {}

    /**
     * Returns the prefix for a cookie; empty without TLS.
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
