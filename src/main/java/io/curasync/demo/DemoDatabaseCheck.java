package io.curasync.demo;

import io.curasync.platform.database.DatabaseSettings;
import io.curasync.platform.settings.SettingException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Profiles;

/**
 * Stops the startup if the profile {@code demo} is active and the operator has configured a PostgreSQL database. The demo creates users
 * with known passwords, and their aliases could match the reps of real practices. This check runs before all other initializers, because
 * some initializers add database settings. Otherwise, the added settings would look like settings of the operator.
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
