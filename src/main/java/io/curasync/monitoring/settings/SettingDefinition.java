package io.curasync.monitoring.settings;

import io.curasync.platform.settings.SettingRules;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Description of a setting in the catalog.
 *
 * @param group heading on the Settings screen
 * @param property name of a Spring property, or of an environment variable that is not a Spring property, such as {@code DATABASE_URL}
 * @param defaultValue null if there is none
 * @param isMarkedSecret whether the catalog marks the value as secret
 * @param isList whether the value may contain several secrets, separated by commas
 * @param perInstance whether instances may have different values
 */
record SettingDefinition(
        String group,
        String property,
        @Nullable String defaultValue,
        String description,
        boolean isMarkedSecret,
        boolean isList,
        boolean perInstance) {

    /** Matches the names of settings that count as secret even if the catalog does not mark them as secret. */
    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i)secret|token|password|passwd|credential|(^|[._-])key");

    /** Returns the name of the environment variable that sets this setting. Operators know the setting by this name. */
    String name() {
        return SettingRules.variable(property);
    }

    boolean isSecret() {
        return isMarkedSecret || isSecretName(property);
    }

    static boolean isSecretName(String name) {
        return SECRET_NAME.matcher(name).find();
    }

    /** Returns whether the setting is not a Spring property. Such a setting is set only by a variable with exactly this name. */
    boolean isPlainVariable() {
        return property.equals(name());
    }
}
