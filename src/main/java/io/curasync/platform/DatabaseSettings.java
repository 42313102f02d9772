package io.curasync.platform;

import java.util.Optional;
import org.springframework.core.env.Environment;

/** Which PostgreSQL the operator names. */
final class DatabaseSettings {

    private DatabaseSettings() {}

    /**
     * Spring's own setting, being the more particular, wins over {@code DATABASE_URL}; empty for none of the two.
     *
     * @throws SettingException the address is malformed
     */
    static Optional<DatabaseUrl> read(Environment environment) {
        String spring = environment.getProperty("spring.datasource.url", "");
        if (!spring.isBlank()) {
            return Optional.of(new DatabaseUrl(
                    spring,
                    environment.getProperty("spring.datasource.username"),
                    environment.getProperty("spring.datasource.password")));
        }
        return Optional.of(environment.getProperty("DATABASE_URL", ""))
                .filter(url -> !url.isBlank())
                .map(DatabaseUrl::parse);
    }
}
