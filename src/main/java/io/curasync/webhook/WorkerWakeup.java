package io.curasync.webhook;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Tells this instance's workers that there may be something to do. */
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

    /** Returns when something has arrived since then, or after this time: others' work may be due too. */
    synchronized void await(long since, Duration atMost) throws InterruptedException {
        if (arrivals == since) {
            wait(atMost.toMillis());
        }
    }
}
