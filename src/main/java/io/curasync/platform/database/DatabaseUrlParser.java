package io.curasync.platform.database;

import io.curasync.platform.settings.SettingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parser for PostgreSQL URLs in libpq or JDBC form. {@link java.net.URI} supports neither several hosts nor underscores in host names.
 * Error messages contain the name of the environment variable but never its value, which may contain a password.
 */
final class DatabaseUrlParser {

    private static final Pattern SCHEME = Pattern.compile("^(?:jdbc:postgresql|postgres(?:ql)?)://");
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+(?:%25[\\w.-]+)?]|[^\\s:/\\[\\]%]+)(?::(\\d{0,5}))?");
    private static final int DEFAULT_PORT = 5432;

    private final String variable;
    private final DatabaseUrlParameters parameters = new DatabaseUrlParameters();

    private DatabaseUrlParser(String variable) {
        this.variable = variable;
    }

    /**
     * Parses a URL.
     *
     * @param variable name of the environment variable with the URL, for messages
     * @param value a libpq URL ({@code postgresql://…} or {@code postgres://…}) or a {@code jdbc:postgresql:} URL
     * @throws SettingException if the URL is malformed or names a Unix socket
     */
    static DatabaseUrl parse(String variable, String value) {
        return new DatabaseUrlParser(variable).parse(value.strip());
    }

    private DatabaseUrl parse(String url) {
        int question = url.indexOf('?');
        String head = question < 0 ? url : url.substring(0, question);
        String query = question < 0 ? "" : url.substring(question + 1);
        Matcher scheme = SCHEME.matcher(head);
        try {
            parameters.read(query);
            if (scheme.find()) {
                return libpq(head.substring(scheme.end()));
            }
            if (head.startsWith("jdbc:postgresql:")) {
                return new DatabaseUrl(head + parameters.query(), parameters.user(), parameters.password());
            }
        } catch (IllegalArgumentException malformed) {
            throw malformed("has a % that is not followed by two hexadecimal digits");
        }
        throw malformed("does not start with postgresql://");
    }

    private DatabaseUrl libpq(String rest) {
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String database = slash < 0 ? "" : rest.substring(slash + 1);
        int at = authority.lastIndexOf('@');
        if (at < 0 && database.contains("@")) {
            throw malformed("has a / in its user or password; write it as %2F");
        }
        String hosts = hosts(authority.substring(at + 1));
        if (database.isEmpty() || database.contains("/")) {
            throw malformed("has no database name after the host");
        }
        decode(database);
        String user = parameters.user();
        String password = parameters.password();
        if (at >= 0) {
            String[] parts = authority.substring(0, at).split(":", 2);
            user = parts[0].isEmpty() ? user : decode(parts[0]);
            password = parts.length < 2 ? password : decode(parts[1]);
        }
        return new DatabaseUrl(
                "jdbc:postgresql://%s/%s%s".formatted(hosts, database, parameters.query()), user, password);
    }

    private String hosts(String authority) {
        String socket = parameters.host() == null ? authority : parameters.host();
        if (decode(socket).startsWith("/")) {
            throw new SettingException(
                    variable + " names a Unix socket, which PostgreSQL's Java driver cannot use.",
                    "Name a host, such as localhost, and let PostgreSQL listen there (listen_addresses).");
        }
        if (parameters.host() != null) {
            throw malformed("has the parameter host; write the host in front of the database");
        }
        List<String> hosts = new ArrayList<>();
        for (String host : authority.split(",", -1)) {
            Matcher matcher = HOST.matcher(host);
            if (!matcher.matches()) {
                throw malformed(
                        host.isEmpty() || host.startsWith(":") ? "names no host" : "has a malformed host or port");
            }
            hosts.add(matcher.group(1) + ":" + port(matcher.group(2)));
        }
        if (hosts.size() > 1) {
            parameters.preferPrimary();
        }
        return String.join(",", hosts);
    }

    private int port(@Nullable String digits) {
        int port = digits == null || digits.isEmpty() ? DEFAULT_PORT : Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw malformed("has a port that is not between 1 and 65535");
        }
        return port;
    }

    /**
     * Decodes percent-encoding. Unlike in forms, a plus sign is not decoded to a space.
     *
     * @throws IllegalArgumentException if the percent-encoding is invalid
     */
    static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private SettingException malformed(String fault) {
        return new SettingException(
                "%s %s.".formatted(variable, fault),
                "Set %s to postgresql://user:password@host:5432/database, with special characters of user and password"
                                .formatted(variable)
                        + " percent-encoded, or leave it empty for the embedded PostgreSQL.");
    }
}
