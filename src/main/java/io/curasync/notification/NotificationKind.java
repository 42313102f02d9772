package io.curasync.notification;

import io.curasync.account.Role;
import java.util.Arrays;
import java.util.List;

/** What people are told about. */
public enum NotificationKind {
    ORDER_PLACED("New orders", "A practice has placed an order", true),
    PRACTICE_ACTIVATED("Activations", "A practice has become active", true),
    PRACTICES_UNMATCHED("Practices without a rep", "A practice has come that is nobody's, or has lost its rep", false),
    SYNC_FAILED("Failed syncs", "A sync has ended before its time", false),
    SYNC_PARTIAL("Partial syncs", "A sync has put rows into quarantine", false),
    SYNC_SUSPICIOUS("Suspicious syncs", "A full sync has seen far fewer practices than are known", false),
    WEBHOOK_FAILED("Failed webhooks", "A webhook could not be applied", false),
    DATA_STALE("Stale data", "No sync has succeeded for two scheduled ones", false),
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

    /** Its name for people. */
    public String words() {
        return words;
    }

    /** When one comes, in a sentence. */
    public String explanation() {
        return explanation;
    }

    /** Whether somebody of this role may be told: a rep of the rep's own practices, an admin of everything. */
    public boolean isFor(Role role) {
        return role == Role.ADMIN || aboutPractices;
    }

    /** Whether somebody of this role is told who has chosen nothing. To an admin every single order would be noise. */
    public boolean isDefaultFor(Role role) {
        return role == Role.REP ? aboutPractices : !aboutPractices;
    }

    /** Those that somebody of this role may be told. */
    public static List<NotificationKind> of(Role role) {
        return Arrays.stream(values()).filter(kind -> kind.isFor(role)).toList();
    }
}
