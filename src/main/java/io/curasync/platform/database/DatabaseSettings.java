package io.curasync.platform.database;

import io.curasync.platform.settings.SettingException;
import io.curasync.platform.settings.SettingRules;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Settings that select the PostgreSQL database. */
public final class DatabaseSettings {

    private static final String SPRING_URL = "spring.datasource.url";

    /** Properties that select an external PostgreSQL. The first two are documented, the others are Spring's own. */
    private static final List<String> ADDRESSES = List.of(
            SPRING_URL,
            "DATABASE_URL",
            "spring.datasource.jndi-name",
            "spring.datasource.hikari.jdbc-url",
            "spring.flyway.url");

    private DatabaseSettings() {}

    /** Returns the first variable that selects an external PostgreSQL. Empty if the embedded one is used. */
    public static Optional<String> configuredBy(Environment environment) {
        return ADDRESSES.stream()
                .filter(property -> !environment.getProperty(property, "").isBlank())
                .findFirst()
                .map(SettingRules::variable);
    }

    /**
     * Reads the database URL; empty if none is set. Spring's own setting takes precedence over {@code DATABASE_URL},
     * because it is more specific. As in the JDBC driver, user and password in the URL take precedence over separate
     * settings.
     *
     * @throws SettingException if the URL is malformed
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

    /** Returns the name of the variable with the database URL; {@code DATABASE_URL} if none is set. */
    static String variable(Environment environment) {
        return environment.getProperty(SPRING_URL, "").isBlank() ? "DATABASE_URL" : SettingRules.variable(SPRING_URL);
    }

    /** Returns hosts and database for messages, without credentials. */
    static String address(Environment environment) {
        return read(environment).map(DatabaseUrl::address).orElse("the embedded server");
    }

    private static @Nullable String setting(Environment environment, String property) {
        String value = environment.getProperty(property, "");
        return value.isEmpty() ? null : value;
    }
}
