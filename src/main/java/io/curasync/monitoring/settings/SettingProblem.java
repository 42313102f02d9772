package io.curasync.monitoring.settings;

import io.curasync.monitoring.CheckStatus;

/**
 * A probable mistake in a setting that does not prevent the application from starting.
 *
 * @param severity WARN, or FAIL if something does not work or is not secure
 * @param sentence text for the operator that says what is wrong and what to do. It does not contain the value.
 */
public record SettingProblem(CheckStatus severity, String sentence) {

    static SettingProblem warn(String sentence) {
        return new SettingProblem(CheckStatus.WARN, sentence);
    }

    static SettingProblem fail(String sentence) {
        return new SettingProblem(CheckStatus.FAIL, sentence);
    }
}
