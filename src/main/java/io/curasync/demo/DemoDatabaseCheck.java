package io.curasync.demo;

import io.curasync.platform.database.DatabaseSettings;
import io.curasync.platform.settings.SettingException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Profiles;

/**
 * Prevents the demo from starting on a configured PostgreSQL: the demo creates users with known passwords, who could
 * then own real practices. Runs first, so that it sees only the operator's settings and not those added by other
 * initializers.
 */
class DemoDatabaseCheck implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (!context.getEnvironment().acceptsProfiles(Profiles.of("demo"))) {
            return;
        }
        DatabaseSettings.configuredBy(context.getEnvironment()).ifPresent(variable -> {
            throw new SettingException(
                    "The profile demo does not run on the PostgreSQL that %s names, because it creates users with known passwords."
                            .formatted(variable),
                    "Unset %s for the demo, which brings its own PostgreSQL, or start without the profile demo."
                            .formatted(variable));
        });
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
