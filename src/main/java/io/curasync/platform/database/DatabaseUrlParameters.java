package io.curasync.platform.database;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters of a database URL. Names and values in the form of libpq, which hosting providers use, are translated to those of the
 * JDBC driver.
 */
final class DatabaseUrlParameters {

    private static final String TARGET = "targetServerType";

    /** JDBC names by libpq name, for the parameters that hosting providers include in their URLs. */
    private static final Map<String, String> JDBC_NAMES = Map.of(
            "connect_timeout", "connectTimeout",
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "target_session_attrs", TARGET);

    /** JDBC values by libpq value, for the parameter {@code target_session_attrs}. */
    private static final Map<String, String> TARGETS = Map.of(
            "read-write", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    /** Values by JDBC name, percent-encoded as in the URL. */
    private final Map<String, String> values = new LinkedHashMap<>();

    /**
     * Adds the parameters of a query string. If a name occurs several times, the last value wins.
     *
     * @throws IllegalArgumentException if a value has invalid percent-encoding
     */
    void read(String query) {
        for (String parameter : query.split("&")) {
            String[] parts = parameter.split("=", 2);
            if (!parts[0].isEmpty()) {
                String name = JDBC_NAMES.getOrDefault(parts[0], parts[0]);
                String value = parts.length < 2 ? "" : parts[1];
                DatabaseUrlParser.decode(value);
                values.put(name, name.equals(TARGET) ? TARGETS.getOrDefault(value, value) : value);
            }
        }
    }

    /**
     * Makes the driver connect to the primary, because CuraSync writes to the database. Called if the URL has several hosts. Has no effect
     * if the URL already selects a server type.
     */
    void preferPrimary() {
        values.putIfAbsent(TARGET, "primary");
    }

    @Nullable
    String user() {
        return decoded("user");
    }

    @Nullable
    String password() {
        return decoded("password");
    }

    @Nullable
    String host() {
        return decoded("host");
    }

    /**
     * Returns the query string for the JDBC URL, including the question mark; empty if there are no parameters. Omits user and
     * password, because the connection pool logs the URL.
     */
    String query() {
        String query = values.entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("user")
                        && !parameter.getKey().equals("password"))
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "" : "?" + query;
    }

    private @Nullable String decoded(String name) {
        String value = values.get(name);
        return value == null || value.isEmpty() ? null : DatabaseUrlParser.decode(value);
    }
}
