package io.curasync.webhook;

/** Wakes the workers of this instance. Called when events may have become due. */
public interface WorkerWakeup {

    void wakeWorkers();
}
