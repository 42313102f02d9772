package io.curasync.demo;

import io.curasync.platform.DatabaseSettings;
import io.curasync.platform.SettingException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Profiles;

/**
 * Ends a start of the demo on a configured PostgreSQL: the demo creates users with known passwords, one of whom would then own real
 * practices. It runs first, so it sees what the operator has set and not what other initializers add.
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
