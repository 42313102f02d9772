package io.curasync.platform;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where PostgreSQL is and as whom to sign in there.
 *
 * @param jdbcUrl without user and password
 */
record DatabaseUrl(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    private static final String ACTION =
            "Set DATABASE_URL to postgresql://user:password@host:5432/database, with special characters of user and"
                    + " password percent-encoded, or leave it empty for the embedded PostgreSQL.";

    /**
     * @param value {@code postgresql://…} or {@code postgres://…} as libpq has it, or a {@code jdbc:postgresql:} address
     * @throws SettingException it is neither; does not repeat it, since a password may be in it
     */
    static DatabaseUrl parse(String value) {
        String url = value.strip();
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(url, null, null);
        }
        if (!url.startsWith("postgresql://") && !url.startsWith("postgres://")) {
            throw malformed("does not start with postgresql://");
        }
        URI uri = uri(url);
        String path = uri.getRawPath();
        if (uri.getHost() == null) {
            throw malformed("names no host");
        }
        if (path == null || path.length() < 2 || path.indexOf('/', 1) > 0) {
            throw malformed("names no database after the host");
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        int port = uri.getPort() < 0 ? 5432 : uri.getPort();
        String jdbcUrl = "jdbc:postgresql://%s:%d%s%s".formatted(uri.getHost(), port, path, query);
        String userInfo = uri.getRawUserInfo();
        if (userInfo == null) {
            return new DatabaseUrl(jdbcUrl, null, null);
        }
        String[] parts = userInfo.split(":", 2);
        return new DatabaseUrl(jdbcUrl, decode(parts[0]), parts.length < 2 ? null : decode(parts[1]));
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException fault) {
            throw malformed("is malformed after character %d".formatted(Math.max(0, fault.getIndex())));
        }
    }

    /** Percent-encoding only: a plus is a plus here. */
    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static SettingException malformed(String fault) {
        return new SettingException("DATABASE_URL " + fault + ".", ACTION);
    }
}
