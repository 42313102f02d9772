package io.curasync.curagenesis;

import io.curasync.platform.text.TextSanitizer;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Measures one attempt to fetch a page, and creates the {@link ApiCallRecord} of the attempt. The attempt starts when the timer is
 * created.
 */
final class CallTimer {

    private final Instant at;
    private final long startNanos = System.nanoTime();
    private @Nullable Integer status;

    CallTimer(Clock clock) {
        at = clock.instant();
    }

    void setStatus(int status) {
        this.status = status;
    }

    ApiCallRecord succeeded(PracticePage page) {
        return new ApiCallRecord(at, millis(), status, page.rows().size(), null);
    }

    ApiCallRecord failed(CuraGenesisException failure) {
        return new ApiCallRecord(at, millis(), status, null, TextSanitizer.of(String.valueOf(failure.getMessage())));
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
    }
}
