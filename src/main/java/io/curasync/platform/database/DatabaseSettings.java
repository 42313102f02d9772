package io.curasync.platform.database;

import io.curasync.platform.settings.SettingException;
import io.curasync.platform.settings.SettingRules;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Reads the settings that select the PostgreSQL database. */
public final class DatabaseSettings {

    private static final String SPRING_URL = "spring.datasource.url";

    /**
     * Properties that select an external PostgreSQL. CuraSync reads only the first two. If neither of them is set, CuraSync rejects the
     * others. Spring would read all except {@code DATABASE_URL}.
     */
    private static final List<String> ADDRESSES = List.of(
            SPRING_URL,
            "DATABASE_URL",
            "spring.datasource.jndi-name",
            "spring.datasource.hikari.jdbc-url",
            "spring.flyway.url");

    private DatabaseSettings() {}

    /**
     * Returns the name of the environment variable of the first property that selects an external PostgreSQL. Empty if no such property is
     * set.
     */
    public static Optional<String> configuredBy(Environment environment) {
        return ADDRESSES.stream()
                .filter(property -> !environment.getProperty(property, "").isBlank())
                .findFirst()
                .map(SettingRules::variable);
    }

    /**
     * Reads the database URL with its credentials. Empty if no URL is set. {@code spring.datasource.url} takes precedence over
     * {@code DATABASE_URL}, because it is more specific. User and password in the URL take precedence over
     * {@code spring.datasource.username} and {@code spring.datasource.password}, as in the JDBC driver.
     *
     * @throws SettingException if the URL is malformed or names a Unix socket
     */
    public static Optional<DatabaseUrl> read(Environment environment) {
        String variable = variable(environment);
        return Optional.of(environment.getProperty(variable.equals("DATABASE_URL") ? variable : SPRING_URL, ""))
                .filter(url -> !url.isBlank())
                .map(url -> DatabaseUrlParser.parse(variable, url)
                        .withDefaultCredentials(
                                setting(environment, "spring.datasource.username"),
                                setting(environment, "spring.datasource.password")));
    }

    /**
     * Rejects settings that Spring would read to find the database, but CuraSync does not. Without this check, CuraSync would start an
     * embedded server although the operator has configured a database.
     *
     * @throws SettingException if such a setting is set, but none that CuraSync reads
     */
    static void requireNoUnreadUrl(Environment environment) {
        configuredBy(environment).filter(set -> read(environment).isEmpty()).ifPresent(variable -> {
            throw new SettingException(
                    "%s is set, but CuraSync does not read the address of its database from it.".formatted(variable),
                    "Unset it, and set DATABASE_URL instead.");
        });
    }

    /** Returns the name of the environment variable with the database URL; {@code DATABASE_URL} if no URL is set. */
    static String variable(Environment environment) {
        return environment.getProperty(SPRING_URL, "").isBlank() ? "DATABASE_URL" : SettingRules.variable(SPRING_URL);
    }

    /** Returns the hosts and the name of the database for messages, without credentials. Returns "the embedded server" if no URL is set. */
    static String address(Environment environment) {
        return read(environment).map(DatabaseUrl::address).orElse("the embedded server");
    }

    private static @Nullable String setting(Environment environment, String property) {
        String value = environment.getProperty(property, "");
        return value.isEmpty() ? null : value;
    }
}
