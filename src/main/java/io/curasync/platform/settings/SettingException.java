package io.curasync.platform.settings;

/**
 * Thrown if the application cannot start because a setting is invalid or missing. Shown to the operator without a
 * stack trace.
 */
public final class SettingException extends RuntimeException {

    private final String action;

    /**
     * @param message what is wrong; must not contain secrets
     * @param action what to set or do
     */
    public SettingException(String message, String action) {
        super(message);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
