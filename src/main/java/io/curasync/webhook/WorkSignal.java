package io.curasync.webhook;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells this instance's worker that there is something to do. */
@Component
class WorkSignal {

    private final Semaphore arrivals = new Semaphore(0);

    void arrived() {
        if (arrivals.availablePermits() == 0) {
            arrivals.release();
        }
    }

    /** Returns when something has arrived since the last call, or after this time: others' work may be due too. */
    void await(Duration atMost) throws InterruptedException {
        if (arrivals.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            arrivals.drainPermits();
        }
    }
}
