package io.curasync.monitoring;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stored result of a health check. The fields {@code summary}, {@code action} and {@code details} have the same meaning as in
 * {@link CheckResult}.
 *
 * @param since time at which the check changed to its present status
 * @param evaluatedAt time of the last complete evaluation. For an active check, this is the last evaluation that called the other
 *     system.
 */
public record StoredCheck(
        CheckId id,
        CheckStatus status,
        Instant since,
        Instant evaluatedAt,
        String summary,
        @Nullable String action,
        List<String> details) {

    /** Returns whether the other result differs from this one at most in the time of the last evaluation. */
    public boolean hasSameResult(StoredCheck other) {
        return equals(new StoredCheck(
                other.id, other.status, other.since, evaluatedAt, other.summary, other.action, other.details));
    }
}
