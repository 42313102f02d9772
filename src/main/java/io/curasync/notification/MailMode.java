package io.curasync.notification;

/** Defines whether and when a user receives emails about a kind of notification. */
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
