package io.curasync.webhook;

/** Wakes this instance's workers when events may be due. */
interface WorkerWakeup {

    void arrived();
}
