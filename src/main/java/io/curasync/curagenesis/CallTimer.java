package io.curasync.curagenesis;

import io.curasync.platform.TextSanitizer;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An attempt that is going on, timed from its making. */
final class CallTimer {

    private final Instant at;
    private final long begun = System.nanoTime();
    private @Nullable Integer status;

    CallTimer(Clock clock) {
        at = clock.instant();
    }

    void answered(int status) {
        this.status = status;
    }

    ApiCallRecord brought(PracticePage page) {
        return new ApiCallRecord(at, millis(), status, page.rows().size(), null);
    }

    ApiCallRecord failed(CuraGenesisException failure) {
        return new ApiCallRecord(at, millis(), status, null, TextSanitizer.of(String.valueOf(failure.getMessage())));
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
}
