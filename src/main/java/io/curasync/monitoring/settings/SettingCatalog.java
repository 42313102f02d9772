package io.curasync.monitoring.settings;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;

/**
 * Reads the catalog of settings, {@code settings.yaml}. It contains every setting of CuraSync, and the settings of Spring that the
 * documentation of CuraSync mentions.
 */
final class SettingCatalog {

    private static final String FILE = "settings.yaml";

    private SettingCatalog() {}

    /** Returns the settings in the order of the file. */
    static List<SettingDefinition> read() {
        YamlMapFactoryBean yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource(FILE, SettingCatalog.class));
        return Objects.requireNonNull(yaml.getObject()).entrySet().stream()
                .flatMap(group -> map(group.getValue()).entrySet().stream()
                        .map(setting -> definition(group.getKey(), setting.getKey(), map(setting.getValue()))))
                .toList();
    }

    private static SettingDefinition definition(String group, String property, Map<String, Object> attributes) {
        return new SettingDefinition(
                group,
                property,
                text(attributes.get("default")),
                Objects.requireNonNull(text(attributes.get("description")), property),
                Boolean.TRUE.equals(attributes.get("secret")),
                Boolean.TRUE.equals(attributes.get("several")),
                Boolean.TRUE.equals(attributes.get("perInstance")));
    }

    private static @Nullable String text(@Nullable Object value) {
        return Objects.toString(value, null);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
