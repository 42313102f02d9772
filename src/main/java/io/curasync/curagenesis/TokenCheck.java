package io.curasync.curagenesis;

import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Verifies that CuraGenesis accepts the token. The result is inconclusive if the call fails for a reason other than the token, because
 * {@link NetworkCheck} reports that problem.
 */
@Component
class TokenCheck implements HealthCheck {

    private final AccessProbe probe;
    private final RecordedCallQuery calls;

    TokenCheck(AccessProbe probe, RecordedCallQuery calls) {
        this.probe = probe;
        this.calls = calls;
    }

    @Override
    public CheckId id() {
        return CheckId.CURAGENESIS_TOKEN;
    }

    @Override
    public boolean isActive() {
        return true;
    }

    @Override
    public CheckResult run() {
        String missing = probe.missingSetting();
        if (missing != null) {
            return CheckResult.off(missing);
        }
        ObservedCall call = probe.call();
        return judge(call)
                // During a cooldown, the last sync still shows whether the token was accepted.
                .or(() -> call.isPostponed() ? runFromStoredState(Instant.EPOCH) : Optional.empty())
                .orElseGet(
                        () -> CheckResult.inconclusive("The token could not be verified: %s.".formatted(call.error())));
    }

    @Override
    public Optional<CheckResult> runFromStoredState(Instant since) {
        return calls.newestSince(since).flatMap(TokenCheck::judge);
    }

    /** Derives the result from a call. Returns an empty result if the call does not show whether the token is accepted. */
    private static Optional<CheckResult> judge(ObservedCall call) {
        if (call.isUnauthorized()) {
            return Optional.of(CheckResult.fail(
                    "CuraGenesis rejected the token with status %d%s.".formatted(call.status(), call.context()),
                    "Set CURAGENESIS_VENDOR_TOKEN to a valid token and restart CuraSync."));
        }
        return call.succeeded()
                ? Optional.of(CheckResult.ok(
                        "CuraGenesis accepted the token in %,d ms%s.".formatted(call.millis(), call.context())))
                : Optional.empty();
    }
}
