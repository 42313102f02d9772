package io.curasync.notification;

import io.curasync.account.Role;
import io.curasync.monitoring.CheckId;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kind of a notification. */
public enum NotificationKind {
    ORDER_PLACED("New orders", "A practice placed an order", true),
    PRACTICE_ACTIVATED("Activations", "A practice became active", true),
    NEXT_STEP_DUE("Next steps", "A next step is due or overdue, each morning", true),
    PRACTICE_DORMANT("Dormant practices", "A practice has not ordered for twice its usual interval", true),
    PRACTICES_UNMATCHED("Practices without a rep", "A practice has no rep", false),
    SYNC_FAILED("Failed syncs", "A sync failed", false),
    SYNC_PARTIAL("Partial syncs", "A sync put rows into quarantine, unless a new incident reports it", false),
    SYNC_SUSPICIOUS(
            "Suspicious syncs",
            "A full sync found far fewer practices than CuraSync knows, unless a new incident reports it",
            false),
    WEBHOOK_FAILED("Failed webhooks", "A webhook could not be applied, unless a new incident reports it", false),
    DATA_STALE("Stale data", "No successful sync for two scheduled runs, unless you receive incidents", false),
    ENROLLMENT_DISPUTED(
            "Disputed enrollments", "CuraGenesis returned the user id of another practice for an enrollment", false),
    INCIDENT("Incidents", "A health check found a problem, or the problem was resolved", false),
    PRACTICES_HANDED_OVER("Handovers", "Practices were handed over to you, or to another rep", true);

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

    /** Returns a short description of the event, for the user. */
    public String explanation() {
        return explanation;
    }

    /**
     * Returns whether users with a role can receive this kind. Admins can receive all kinds. Reps can receive only the kinds about
     * practices.
     */
    public boolean isFor(Role role) {
        return role == Role.ADMIN || aboutPractices;
    }

    /**
     * Returns whether users with a role receive this kind by default, that is, without a stored preference. By default, reps
     * receive the kinds about practices, and admins receive the other kinds. Notifications about all practices would be too many
     * for an admin. However, admins also receive handovers, which are only about their own practices.
     */
    public boolean isDefaultFor(Role role) {
        return role == Role.REP ? aboutPractices : !aboutPractices || this == PRACTICES_HANDED_OVER;
    }

    /** Returns the default mode for emails about this kind, which applies to users without a stored preference. */
    public MailMode defaultMail() {
        return this == INCIDENT ? MailMode.IMMEDIATE : MailMode.NONE;
    }

    /**
     * Returns whether a user is notified only once of an event of this kind, even if the event is reported again. If so, the event keys are
     * stored in a separate table, because a grouped notification does not contain the keys of its events.
     */
    boolean isOncePerEvent() {
        return this == PRACTICE_ACTIVATED || this == PRACTICE_DORMANT;
    }

    /**
     * Returns the check whose incidents report the same problem; null if there is none. Users who receive notifications of incidents do not
     * receive a kind with a check. {@link #recurs} describes the exception.
     */
    @Nullable
    CheckId check() {
        return switch (this) {
            case DATA_STALE -> CheckId.FRESHNESS;
            case WEBHOOK_FAILED -> CheckId.WEBHOOK_FAILURES;
            case SYNC_PARTIAL -> CheckId.QUARANTINE;
            case SYNC_SUSPICIOUS -> CheckId.MISSING_PRACTICES;
            default -> null;
        };
    }

    /**
     * Returns whether further events of this kind can occur while the incident of its {@link #check} is open. If so, users who receive
     * notifications of incidents also receive this kind once the incident has been open for a day. Otherwise, no notification would report
     * these events to them. The value is irrelevant for a kind without a check.
     */
    boolean recurs() {
        return this != DATA_STALE;
    }

    /** Returns the kinds that users with a role can receive. */
    public static List<NotificationKind> of(Role role) {
        return Arrays.stream(values()).filter(kind -> kind.isFor(role)).toList();
    }
}
