package io.curasync.monitoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of a health check.
 *
 * @param summary one or more sentences with the evidence in numbers, or the reason why the check is off
 * @param action text that says what to do; null if the status is OK or OFF
 * @param details further evidence, one line each, such as the addresses of rejected deliveries
 * @param isInconclusive whether the check could not be judged at the moment. The last stored result then remains. If no result is stored,
 *     or the stored status is OFF, this result is stored.
 */
public record CheckResult(
        CheckStatus status, String summary, @Nullable String action, List<String> details, boolean isInconclusive) {

    public CheckResult(CheckStatus status, String summary, @Nullable String action, List<String> details) {
        this(status, summary, action, details, false);
    }

    public CheckResult {
        details = List.copyOf(details);
    }

    public static CheckResult ok(String summary) {
        return new CheckResult(CheckStatus.OK, summary, null, List.of());
    }

    public static CheckResult warn(String summary, String action) {
        return new CheckResult(CheckStatus.WARN, summary, action, List.of());
    }

    public static CheckResult fail(String summary, String action) {
        return new CheckResult(CheckStatus.FAIL, summary, action, List.of());
    }

    /** Returns the result of a check that does not apply, with the reason. */
    public static CheckResult off(String reason) {
        return new CheckResult(CheckStatus.OFF, reason, null, List.of());
    }

    /** Returns the result of a check that applies but cannot be judged at the moment, with the reason. */
    public static CheckResult inconclusive(String reason) {
        return new CheckResult(CheckStatus.OFF, reason, null, List.of(), true);
    }

    /** Returns a copy of this result whose details are the given lines. */
    public CheckResult with(List<String> lines) {
        return new CheckResult(status, summary, action, lines, isInconclusive);
    }
}
