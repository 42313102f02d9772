package io.curasync.platform;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Which PostgreSQL the operator names. */
public final class DatabaseSettings {

    private static final String SPRING_URL = "spring.datasource.url";

    /** Each leads to another PostgreSQL than the embedded one: the first two as documented, the others by Spring's own ways. */
    private static final List<String> ADDRESSES = List.of(
            SPRING_URL,
            "DATABASE_URL",
            "spring.datasource.jndi-name",
            "spring.datasource.hikari.jdbc-url",
            "spring.flyway.url");

    private DatabaseSettings() {}

    /** The variable by which the operator names a PostgreSQL; empty if the embedded one is used. */
    public static Optional<String> configuredBy(Environment environment) {
        return ADDRESSES.stream()
                .filter(property -> !environment.getProperty(property, "").isBlank())
                .findFirst()
                .map(SettingRules::variable);
    }

    /**
     * Spring's own setting, being the more particular, wins over {@code DATABASE_URL}; empty for none of the two. A user and
     * password in the address win over those beside it, as they do for the driver.
     *
     * @throws SettingException the address is malformed
     */
    static Optional<DatabaseUrl> read(Environment environment) {
        String variable = variable(environment);
        return Optional.of(environment.getProperty(variable.equals("DATABASE_URL") ? variable : SPRING_URL, ""))
                .filter(url -> !url.isBlank())
                .map(url -> DatabaseUrlParser.parse(variable, url)
                        .orUser(
                                setting(environment, "spring.datasource.username"),
                                setting(environment, "spring.datasource.password")));
    }

    /** The variable that names the PostgreSQL, or would. */
    static String variable(Environment environment) {
        return environment.getProperty(SPRING_URL, "").isBlank() ? "DATABASE_URL" : SettingRules.variable(SPRING_URL);
    }

    /** For messages. */
    static String address(Environment environment) {
        return read(environment).map(DatabaseUrl::address).orElse("the embedded server");
    }

    private static @Nullable String setting(Environment environment, String property) {
        String value = environment.getProperty(property, "");
        return value.isEmpty() ? null : value;
    }
}
