package io.curasync.curagenesis;

import io.curasync.platform.Printable;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An attempt that is going on, timed from its making. */
final class Attempt {

    private final Instant at;
    private final long begun = System.nanoTime();
    private @Nullable Integer status;

    Attempt(Clock clock) {
        at = clock.instant();
    }

    void answered(int status) {
        this.status = status;
    }

    PartnerCall brought(PracticePage page) {
        return new PartnerCall(at, millis(), status, page.rows().size(), null);
    }

    PartnerCall failed(CuraGenesisException failure) {
        return new PartnerCall(at, millis(), status, null, Printable.of(String.valueOf(failure.getMessage())));
    }

    private long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
}
