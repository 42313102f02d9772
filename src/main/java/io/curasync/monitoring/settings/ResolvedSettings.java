package io.curasync.monitoring.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/** The values of all settings in the catalog. They include unmasked secrets, so they must not leave this package. */
final class ResolvedSettings {

    private static final Pattern QUOTED = Pattern.compile("\\s*([\"'])(.*)\\1\\s*", Pattern.DOTALL);

    /**
     * Value of a setting with its source.
     *
     * @param value value or default of the setting; null if there is neither
     */
    private record Value(@Nullable String value, SettingSource source) {

        /** Returns only the source, because the value may be secret. */
        @Override
        public String toString() {
            return source.toString();
        }
    }

    private final ConfigurableEnvironment environment;
    private final Map<SettingDefinition, Value> values = new LinkedHashMap<>();
    private final Map<String, SettingDefinition> definitions = new LinkedHashMap<>();

    ResolvedSettings(ConfigurableEnvironment environment, List<SettingDefinition> catalog) {
        this.environment = environment;
        List<ConfigurationPropertySource> sources = new ArrayList<>();
        ConfigurationPropertySources.from(environment.getPropertySources()).forEach(sources::add);
        for (SettingDefinition definition : catalog) {
            definitions.put(definition.property(), definition);
            values.put(definition, definition.isPlainVariable() ? plain(definition) : relaxed(definition, sources));
        }
    }

    /** Returns the value, or the default; null if there is neither. */
    @Nullable
    String value(SettingDefinition definition) {
        return resolved(definition).value();
    }

    /**
     * Returns the value of a Spring property that is in the catalog, or its default; null if there is neither.
     *
     * @throws NullPointerException if the property is not in the catalog
     */
    @Nullable
    String value(String property) {
        return value(Objects.requireNonNull(definitions.get(property), property));
    }

    /** Returns whether the property has a value or a default. */
    boolean isSet(String property) {
        return value(property) != null;
    }

    SettingSource source(SettingDefinition definition) {
        return resolved(definition).source();
    }

    /**
     * Returns whether the setting comes from an environment variable that has quotes around the value. The quotes are not part of the
     * resolved value.
     */
    boolean isQuoted(SettingDefinition definition) {
        if (source(definition) != SettingSource.ENVIRONMENT) {
            return false;
        }
        Object raw = environment.getSystemEnvironment().get(definition.name());
        return raw != null
                && QUOTED.matcher(raw.toString()).matches()
                && !raw.toString().strip().equals(value(definition));
    }

    private Value resolved(SettingDefinition definition) {
        return Objects.requireNonNull(values.get(definition));
    }

    private Value plain(SettingDefinition definition) {
        for (PropertySource<?> source : environment.getPropertySources()) {
            // Skips the source with this name, because it repeats all others with Spring's spelling of names.
            Object value = source.getName().equals("configurationProperties")
                    ? null
                    : source.getProperty(definition.property());
            if (value != null && !value.toString().isBlank()) {
                return value(value, source);
            }
        }
        return new Value(definition.defaultValue(), SettingSource.DEFAULT);
    }

    private Value relaxed(SettingDefinition definition, List<ConfigurationPropertySource> sources) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(definition.property());
        for (ConfigurationPropertySource source : sources) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            Object value = property == null ? null : property.getValue();
            if (value != null && !value.toString().isBlank()) {
                return value(value, source.getUnderlyingSource());
            }
        }
        return new Value(definition.defaultValue(), SettingSource.DEFAULT);
    }

    private Value value(Object value, @Nullable Object source) {
        return new Value(
                environment.resolvePlaceholders(value.toString()).strip(),
                source instanceof PropertySource<?> known
                        ? SettingSource.of(known.getName())
                        : SettingSource.ENVIRONMENT);
    }
}
