package io.curasync.ledger.quarantine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of a sync page that could not be read or applied. Does not contain the content of the row.
 *
 * @param practiceId the practice id, as far as it is readable; null if the row has no readable practice id
 * @param userId the user id, as far as it is readable; null if the row has no readable user id
 * @param reason reason why the row could not be applied, shown to users
 * @param runId id of the last run that quarantined the row
 * @param resolvedAt time at which the row was resolved; null if it is open
 * @param practice CuraSync's id of the practice that has this practice id or user id; null if there is none
 */
public record QuarantinedRow(
        long id,
        @Nullable String practiceId,
        @Nullable String userId,
        String reason,
        long runId,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant resolvedAt,
        @Nullable Long practice) {

    public QuarantineStatus status() {
        return resolvedAt == null ? QuarantineStatus.OPEN : QuarantineStatus.RESOLVED;
    }

    /** Returns the practice id if it is known, otherwise the user id. Returns "No readable id" if both are unknown. */
    public String label() {
        return practiceId != null ? practiceId : userId != null ? userId : "No readable id";
    }
}
