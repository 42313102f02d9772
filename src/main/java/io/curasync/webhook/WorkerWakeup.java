package io.curasync.webhook;

/** Wakes the workers of this instance, so that they do not wait until their next poll. Called by code that makes events due. */
public interface WorkerWakeup {

    void wakeWorkers();
}
