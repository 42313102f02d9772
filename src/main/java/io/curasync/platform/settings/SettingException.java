package io.curasync.platform.settings;

/**
 * Thrown if the application cannot start because of an invalid setting or an unsuitable environment, for example a database of an old
 * version. The operator sees the message and the action, without a stack trace.
 */
public final class SettingException extends RuntimeException {

    private final String action;

    /**
     * Creates the exception.
     *
     * @param message description of the fault, without secrets
     * @param action instruction for the operator
     */
    public SettingException(String message, String action) {
        super(message);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
