package io.curasync.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters after the {@code ?} of a database address: libpq's names become those of the JDBC driver. */
final class DatabaseUrlParameters {

    private static final String TARGET = "targetServerType";

    /** Those that hosted databases put into the addresses they give out. */
    private static final Map<String, String> JDBC_NAMES = Map.of(
            "connect_timeout", "connectTimeout",
            "application_name", "ApplicationName",
            "channel_binding", "channelBinding",
            "target_session_attrs", TARGET);

    private static final Map<String, String> TARGETS = Map.of(
            "read-write", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    /** Percent-encoded as they were written. */
    private final Map<String, String> values = new LinkedHashMap<>();

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

    /** CuraSync writes, so that of several servers only the primary serves. */
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

    /** Without user and password, which would be in messages of the connection pool. */
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
