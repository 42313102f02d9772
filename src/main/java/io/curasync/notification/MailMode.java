package io.curasync.notification;

/** Whether and when a user is told by mail as well. */
public enum MailMode {
    NONE("No email"),
    IMMEDIATE("Email at once"),
    DAILY("Daily digest");

    private final String words;

    MailMode(String words) {
        this.words = words;
    }

    /** Its name for people. */
    public String words() {
        return words;
    }
}
