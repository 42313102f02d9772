package io.curasync.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** Which PostgreSQL the operator names. */
final class DatabaseSettings {

    private static final String SPRING_URL = "spring.datasource.url";

    private DatabaseSettings() {}

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
