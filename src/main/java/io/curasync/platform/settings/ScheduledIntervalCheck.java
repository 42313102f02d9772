package io.curasync.platform.settings;

import java.lang.reflect.Method;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.ClassUtils;

/**
 * Verifies that the settings used as intervals and delays of {@link Scheduled} methods are positive durations. Spring
 * does not bind these settings, so {@link SettingBindHandler} does not validate them.
 */
class ScheduledIntervalCheck implements BeanPostProcessor {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]+)(?::[^}]*)?}");

    private final Environment environment;

    ScheduledIntervalCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        Class<?> type = ClassUtils.getUserClass(bean);
        if (type.getPackageName().startsWith("io.curasync")) {
            for (Method method : type.getDeclaredMethods()) {
                for (Scheduled schedule : method.getAnnotationsByType(Scheduled.class)) {
                    Stream.of(schedule.fixedDelayString(), schedule.fixedRateString(), schedule.initialDelayString())
                            .forEach(this::check);
                }
            }
        }
        return bean;
    }

    private void check(String interval) {
        Matcher placeholder = PLACEHOLDER.matcher(interval);
        if (placeholder.matches()) {
            String property = placeholder.group(1);
            String value = environment.getProperty(property);
            if (value != null) {
                SettingRules.requirePositive(property, SettingRules.requireDuration(property, value));
            }
        }
    }
}
