package io.curasync.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Results of all health checks at one point in time, in the order of {@link CheckId}. Empty before the first run. */
public record HealthReport(List<StoredCheck> checks) {

    /** The report before the first run. */
    public static final HealthReport EMPTY = new HealthReport(List.of());

    public HealthReport {
        checks = List.copyOf(checks);
    }

    /** Returns the worst status of the checks: FAIL, WARN, or otherwise OK. Checks that are off do not count. */
    public CheckStatus status() {
        return count(CheckStatus.FAIL) > 0
                ? CheckStatus.FAIL
                : count(CheckStatus.WARN) > 0 ? CheckStatus.WARN : CheckStatus.OK;
    }

    /** Returns the number of checks with the given status. */
    public long count(CheckStatus status) {
        return checks.stream().filter(check -> check.status() == status).count();
    }

    /** Returns the result of a check; empty if the check has not run yet. */
    public Optional<StoredCheck> find(CheckId id) {
        return checks.stream().filter(check -> check.id() == id).findFirst();
    }

    /** Returns the status of each check that has run. */
    public Map<CheckId, CheckStatus> statuses() {
        return checks.stream().collect(Collectors.toUnmodifiableMap(StoredCheck::id, StoredCheck::status));
    }

    /** Returns the time of the newest evaluation; null before the first one. */
    public @Nullable Instant asOf() {
        return checks.stream()
                .map(StoredCheck::evaluatedAt)
                .max(Instant::compareTo)
                .orElse(null);
    }
}
