package io.curasync.notification;

import io.curasync.account.Role;
import java.util.Arrays;
import java.util.List;

/** The kinds of notifications. */
public enum NotificationKind {
    ORDER_PLACED("New orders", "A practice placed an order", true),
    PRACTICE_ACTIVATED("Activations", "A practice became active", true),
    PRACTICES_UNMATCHED("Practices without a rep", "A practice has no rep", false),
    SYNC_FAILED("Failed syncs", "A sync failed", false),
    SYNC_PARTIAL("Partial syncs", "A sync put rows into quarantine", false),
    SYNC_SUSPICIOUS("Suspicious syncs", "A full sync saw far fewer practices than are known", false),
    WEBHOOK_FAILED("Failed webhooks", "A webhook could not be applied", false),
    DATA_STALE("Stale data", "No successful sync for two scheduled runs", false),
    ENROLLMENT_DISPUTED(
            "Disputed enrollments", "CuraGenesis answered an enrollment with the user id of another practice", false);

    private final String words;
    private final String explanation;
    private final boolean aboutPractices;

    NotificationKind(String words, String explanation, boolean aboutPractices) {
        this.words = words;
        this.explanation = explanation;
        this.aboutPractices = aboutPractices;
    }

    /** Returns the display name. */
    public String words() {
        return words;
    }

    /** Returns a sentence about the event. */
    public String explanation() {
        return explanation;
    }

    /** Whether the role may receive it: reps only about their own practices, admins about everything. */
    public boolean isFor(Role role) {
        return role == Role.ADMIN || aboutPractices;
    }

    /** Whether the role receives it without a preference. Admins do not: each single order would be noise. */
    public boolean isDefaultFor(Role role) {
        return role == Role.REP ? aboutPractices : !aboutPractices;
    }

    /** Returns the kinds that the role may receive. */
    public static List<NotificationKind> of(Role role) {
        return Arrays.stream(values()).filter(kind -> kind.isFor(role)).toList();
    }
}
