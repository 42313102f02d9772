package io.curasync.notification;

/** Whether and when a user receives emails about notifications. */
public enum MailMode {
    NONE("No email"),
    IMMEDIATE("Email at once"),
    DAILY("Daily digest");

    private final String words;

    MailMode(String words) {
        this.words = words;
    }

    /** Returns the display name. */
    public String words() {
        return words;
    }
}
