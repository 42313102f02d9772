package io.curasync.platform.settings;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionException;

/**
 * Explains to the operator which setting of CuraSync or Spring has an invalid value. Omits the value if it may be
 * secret.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class BindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|password|token|key|url).*");

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, BindException cause) {
        ConfigurationProperty property = cause.getProperty();
        if (property == null) {
            return null;
        }
        String name = property.getName().toString();
        Class<?> type = cause.getTarget().getType().resolve(Object.class);
        return new FailureAnalysis(
                "%s %s.".formatted(SettingRules.name(name), fault(root, cause, property, type)),
                "Set %s to a value such as %s, or remove it to use the default."
                        .formatted(SettingRules.variable(name), example(type)),
                cause);
    }

    private static String fault(Throwable root, BindException cause, ConfigurationProperty property, Class<?> type) {
        if (SECRET.matcher(property.getName().toString()).matches()) {
            return "has a value that cannot be used";
        }
        boolean convertible = !(cause.getCause() instanceof ConversionException);
        return convertible
                ? "is “%s”, which is invalid: %s".formatted(property.getValue(), root.getMessage())
                : "is “%s”, which is not a %s".formatted(property.getValue(), kind(type));
    }

    private static String kind(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "whole number";
            case "boolean", "Boolean" -> "boolean";
            case "URI", "URL" -> "address";
            default -> type.getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    private static String example(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Duration" -> "500ms, 30s, 15m or 1h";
            case "DataSize" -> "256KB";
            case "boolean", "Boolean" -> "true or false";
            case "int", "Integer", "long", "Long" -> "100";
            case "URI", "URL" -> "https://host.example.com";
            default -> "the one in .env.example";
        };
    }
}
