package io.curasync.platform.settings;

import io.curasync.platform.database.DatabaseSettings;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.support.CronExpression;

/**
 * Validates some settings before any bean is created: the format of the {@code .env} file, the database URL, ports and cron expressions.
 */
class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    /**
     * Validates the settings of an environment.
     *
     * @throws SettingException if a setting is invalid
     */
    static void check(ConfigurableEnvironment environment) {
        PropertySource<?> fault = environment.getPropertySources().get(EnvFilePostProcessor.FAULT);
        if (fault != null && fault.getProperty(EnvFilePostProcessor.FAULT) instanceof SettingException exception) {
            throw exception;
        }
        DatabaseSettings.read(environment);
        checkPort(environment, "server.port", 0);
        checkPort(environment, "management.server.port", -1);
        checkPort(environment, "curasync.demo.port", 0);
        checkPort(environment, "spring.mail.port", 1);
        Binder.get(environment)
                .bind("curasync", Bindable.mapOf(String.class, Object.class))
                .ifBound(settings -> checkCrons("curasync", settings));
    }

    /** Validates a port if it is set. Without this check, Spring would accept any negative value and open no port. */
    private static void checkPort(ConfigurableEnvironment environment, String property, int min) {
        String port = environment.getProperty(property, "").strip();
        if (port.isEmpty()) {
            return;
        }
        if (!port.matches("[+-]?\\d{1,18}")) {
            throw new SettingException(
                    "%s is “%s”, which is not a port.".formatted(SettingRules.name(property), port),
                    "Set it to a number between %d and 65535, or remove it to use the default.".formatted(min));
        }
        SettingRules.requireBetween(property, Long.parseLong(port), min, 65_535);
    }

    private static void checkCrons(String path, Map<?, ?> settings) {
        settings.forEach((key, value) -> {
            String name = path + "." + key;
            if (value instanceof Map<?, ?> nested) {
                checkCrons(name, nested);
            } else if (name.endsWith("cron")) {
                checkCron(name, String.valueOf(value));
            }
        });
    }

    private static void checkCron(String name, String cron) {
        if (!cron.equals(Scheduled.CRON_DISABLED) && !CronExpression.isValidExpression(cron)) {
            throw new SettingException(
                    "%s is “%s”, which is not a cron expression.".formatted(SettingRules.variable(name), cron),
                    "Write six fields: second, minute, hour, day of month, month, day of week; such as 0 0 2 * * * for"
                            + " two o'clock every night, or - for never.");
        }
    }
}
