package io.curasync.notification;

/** Time at which a user receives emails about a kind of notification: never, soon after the event, or in the daily digest. */
public enum MailMode {
    NONE("No email"),
    IMMEDIATE("Email at once"),
    DAILY("Daily digest");

    private final String label;

    MailMode(String label) {
        this.label = label;
    }

    /** Returns the display name. */
    public String label() {
        return label;
    }
}
