package io.curasync.notification;

import io.curasync.account.Role;
import java.util.Arrays;
import java.util.List;

/** Kind of a notification. */
public enum NotificationKind {
    ORDER_PLACED("New orders", "A practice placed an order", true),
    PRACTICE_ACTIVATED("Activations", "A practice became active", true),
    PRACTICES_UNMATCHED("Practices without a rep", "A practice has no rep", false),
    SYNC_FAILED("Failed syncs", "A sync failed", false),
    SYNC_PARTIAL("Partial syncs", "A sync put rows into quarantine", false),
    SYNC_SUSPICIOUS("Suspicious syncs", "A full sync found far fewer practices than CuraSync knows", false),
    WEBHOOK_FAILED("Failed webhooks", "A webhook could not be applied", false),
    DATA_STALE("Stale data", "No successful sync for two scheduled runs", false),
    ENROLLMENT_DISPUTED(
            "Disputed enrollments", "CuraGenesis returned the user id of another practice for an enrollment", false);

    private final String label;
    private final String explanation;
    private final boolean aboutPractices;

    NotificationKind(String label, String explanation, boolean aboutPractices) {
        this.label = label;
        this.explanation = explanation;
        this.aboutPractices = aboutPractices;
    }

    /** Returns the display name. */
    public String label() {
        return label;
    }

    /** Returns a sentence that describes the event. */
    public String explanation() {
        return explanation;
    }

    /** Returns whether users of the role can receive this kind: admins all kinds, reps only those about practices. */
    public boolean isFor(Role role) {
        return role == Role.ADMIN || aboutPractices;
    }

    /**
     * Returns whether users of the role receive this kind if they have no preference. By default, reps receive all kinds about practices.
     * Admins receive only the others, because each order of all practices would be too much.
     */
    public boolean isDefaultFor(Role role) {
        return role == Role.REP ? aboutPractices : !aboutPractices;
    }

    /** Returns the kinds that users of the role can receive. */
    public static List<NotificationKind> of(Role role) {
        return Arrays.stream(values()).filter(kind -> kind.isFor(role)).toList();
    }
}
