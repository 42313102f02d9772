package io.curasync.monitoring.settings;

import org.jspecify.annotations.Nullable;

/**
 * A setting with its value on this instance.
 *
 * @param name name of the environment variable with which an operator sets it
 * @param group heading on the Settings screen
 * @param value masked if it is secret; null if there is neither a value nor a default
 * @param problem problem of the value; null if there is none
 * @param envLine line for a {@code .env} file. It omits a value that is secret or contains a password.
 */
public record Setting(
        String name,
        String group,
        @Nullable String value,
        SettingSource source,
        String description,
        @Nullable SettingProblem problem,
        String envLine) {

    /** Returns whether an operator has set this setting. */
    public boolean isSet() {
        return source != SettingSource.DEFAULT;
    }
}
