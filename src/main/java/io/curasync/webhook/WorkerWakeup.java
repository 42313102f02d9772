package io.curasync.webhook;

/** Wakes this instance's workers when events may be due. */
public interface WorkerWakeup {

    public void arrived();
}
