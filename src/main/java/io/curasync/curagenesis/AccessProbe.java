package io.curasync.curagenesis;

import io.curasync.monitoring.TimeLimit;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Calls CuraGenesis for the health checks, without retries. Makes no call during a cooldown or while the circuit breaker is open. The
 * health checks of one run share the result of a call.
 */
@Component
class AccessProbe {

    private static final Duration MAX_DURATION = Duration.ofSeconds(15);

    // Long enough for the checks of one run. An older result could replace a newer result of another instance.
    private static final Duration SHARED_FOR = Duration.ofSeconds(2);

    private final HttpPartnerApi api;
    private final SourceCooldown cooldown;
    private @Nullable ObservedCall last;
    private long lastEndNanos;

    AccessProbe(HttpPartnerApi api, SourceCooldown cooldown) {
        this.api = api;
        this.cooldown = cooldown;
    }

    /** Returns a message that names the missing setting, with a final period; null if the address and the token are set. */
    @Nullable
    String missingSetting() {
        String missing = api.missingSetting();
        return missing == null ? null : missing + ".";
    }

    synchronized ObservedCall call() {
        if (last == null || System.nanoTime() - lastEndNanos > SHARED_FOR.toNanos()) {
            last = cooldown.current().map(ObservedCall::postponed).orElseGet(this::callNow);
            lastEndNanos = System.nanoTime();
        }
        return last;
    }

    private ObservedCall callNow() {
        AtomicReference<@Nullable ApiCallRecord> made = new AtomicReference<>();
        long start = System.nanoTime();
        try {
            TimeLimit.call(MAX_DURATION, () -> api.probe(made::set));
            return observed(made.get(), start, null);
        } catch (CuraGenesisException.RetryLater wait) {
            return ObservedCall.postponed(cooldown.begin(wait));
        } catch (CuraGenesisException failed) {
            return observed(made.get(), start, failed.getMessage());
        } catch (TimeoutException late) {
            return observed(null, start, "CuraGenesis did not answer within %d s".formatted(MAX_DURATION.toSeconds()));
        } catch (Exception unexpected) {
            throw new IllegalStateException("The call to CuraGenesis failed because of an internal error", unexpected);
        }
    }

    private static ObservedCall observed(@Nullable ApiCallRecord call, long startNanos, @Nullable String error) {
        long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        return new ObservedCall(
                "", call == null ? elapsed : call.millis(), call == null ? null : call.status(), error, false);
    }
}
