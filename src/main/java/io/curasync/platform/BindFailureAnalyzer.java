package io.curasync.platform;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says which of our own settings has a value of the wrong kind. Spring's own words serve for the others. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class BindFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, BindException cause) {
        ConfigurationProperty property = cause.getProperty();
        if (property == null || !property.getName().toString().startsWith("curasync.")) {
            return null;
        }
        Class<?> type = cause.getTarget().getType().resolve(Object.class);
        return new FailureAnalysis(
                "%s is “%s”, which is no %s.".formatted(property.getName(), property.getValue(), kind(type)),
                "Set %s to a value such as %s, or leave it out for its default."
                        .formatted(property.getName(), example(type)),
                cause);
    }

    private static String kind(Class<?> type) {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String example(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "Duration" -> "500ms, 30s, 15m or 1h";
            case "DataSize" -> "256KB";
            case "boolean", "Boolean" -> "true or false";
            case "int", "Integer", "long", "Long" -> "100";
            default -> "the one in .env.example";
        };
    }
}
