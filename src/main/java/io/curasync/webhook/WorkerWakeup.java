package io.curasync.webhook;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Wakes this instance's workers when events may be due. */
@Component
class WorkerWakeup {

    private long arrivals;

    synchronized void arrived() {
        arrivals++;
        notifyAll();
    }

    synchronized long arrivals() {
        return arrivals;
    }

    /** Waits for an arrival after {@code since}, for {@code timeout} at the longest, because events of other instances may be due too. */
    synchronized void await(long since, Duration timeout) throws InterruptedException {
        if (arrivals == since) {
            wait(timeout.toMillis());
        }
    }
}
