package io.curasync.platform;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.support.CronExpression;

/** Looks at the settings before anything is built upon them. */
class SettingsCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        check(context.getEnvironment());
    }

    /** @throws SettingException one of them is wrong */
    static void check(ConfigurableEnvironment environment) {
        PropertySource<?> fault = environment.getPropertySources().get(EnvFilePostProcessor.FAULT);
        if (fault != null && fault.getProperty(EnvFilePostProcessor.FAULT) instanceof SettingException why) {
            throw why;
        }
        DatabaseSettings.read(environment);
        checkApiBase(environment.getProperty("CURAGENESIS_API_BASE", ""));
        Binder.get(environment)
                .bind("curasync", Bindable.mapOf(String.class, Object.class))
                .ifBound(settings -> checkCrons("curasync", settings));
    }

    private static void checkApiBase(String base) {
        if (base.isBlank()) {
            return;
        }
        URI uri;
        try {
            uri = URI.create(base.strip());
        } catch (IllegalArgumentException malformed) {
            throw apiBase("is no address");
        }
        if (uri.getHost() == null || uri.getScheme() == null || !uri.getScheme().matches("(?i)https?")) {
            throw apiBase("is no http or https address with a host");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw apiBase("has something after its path");
        }
    }

    private static SettingException apiBase(String fault) {
        return new SettingException(
                "CURAGENESIS_API_BASE " + fault + ".",
                "Set it to an address such as https://api.curagenesis.com, or leave it empty: then syncs are off.");
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
                    "%s is “%s”, which is no schedule.".formatted(environmentName(name), cron),
                    "Write six fields: second, minute, hour, day of month, month, day of week; such as 0 0 2 * * * for"
                            + " two o'clock every night, or - for never.");
        }
    }

    private static String environmentName(String property) {
        return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
