package io.curasync.platform;

/** A setting is wrong or missing, and the application cannot start. Told to the operator without a stack trace. */
public final class SettingException extends RuntimeException {

    private final String action;

    /**
     * @param message what is wrong; holds no secret
     * @param action  what to set or do
     */
    public SettingException(String message, String action) {
        super(message);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
