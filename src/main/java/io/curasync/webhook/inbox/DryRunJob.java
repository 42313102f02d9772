package io.curasync.webhook.inbox;

import java.util.List;

/**
 * A dry run of many events, with its progress and result. Thread-safe if only one thread performs the dry run. Any number of threads may
 * read the result or cancel the dry run.
 */
public final class DryRunJob {

    private final List<Long> ids;
    private final int events;
    private final DryRunTally tally = new DryRunTally();
    private int next;
    private volatile boolean cancelled;
    private volatile DryRunReport report;

    /**
     * Creates a job.
     *
     * @param ids ids of the events to try, oldest first
     * @param events number of selected events that can be replayed, including those that are not tried because they exceed the maximum
     */
    DryRunJob(List<Long> ids, int events) {
        this.ids = ids;
        this.events = events;
        report = tally.report(events, List.of(), DryRunReport.State.RUNNING);
    }

    /** Returns the result so far, or the final result if the dry run has ended. */
    public DryRunReport report() {
        return report;
    }

    /** Stops the dry run after the events that it is trying now. Does nothing if the dry run has ended. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Returns the ids of the next events to try; empty after the last event and after {@link #cancel}.
     *
     * @param size maximum number of ids
     */
    List<Long> nextPart(int size) {
        return cancelled ? List.of() : ids.subList(next, Math.min(ids.size(), next + size));
    }

    void add(List<Long> part, DryRunTally outcome) {
        next += part.size();
        tally.addAll(outcome);
        report = tally.report(events, List.of(), DryRunReport.State.RUNNING);
    }

    List<String> failures() {
        return tally.failures();
    }

    void end(List<DryRunReport.ReasonCount> reasons) {
        boolean isComplete = next == ids.size();
        report = tally.report(events, reasons, isComplete ? DryRunReport.State.DONE : DryRunReport.State.STOPPED);
    }
}
