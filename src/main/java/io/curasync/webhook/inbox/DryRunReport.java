package io.curasync.webhook.inbox;

import java.util.List;

/**
 * Result of a dry run of many events so far. The events are tried in parts, and each part is rolled back before the next. Therefore, an
 * order counts as waiting if an event of an earlier part would create the practice of the order.
 *
 * @param events number of selected events that can be replayed; at most {@link EventQuery#MAX_COUNTED}
 * @param tried number of events tried so far; at most {@link BulkDryRun#MAX_EVENTS}
 * @param applied number of tried events that would create or update a practice or add an order
 * @param unchanged number of tried events that would be applied without an effect
 * @param waiting number of tried events that would wait for a practice
 * @param failed number of tried events that would fail
 * @param busy number of tried events without a result, because another transaction was changing the practice of the event
 * @param practices number of practices that would be created, changed or merged
 * @param orders number of orders that would be added
 * @param reasons most frequent reasons why events would fail, without ids and numbers, at most {@value #MAX_REASONS}; empty while the dry
 *     run is running
 * @param state whether the dry run is running, has tried all events or has stopped early
 */
public record DryRunReport(
        int events,
        int tried,
        int applied,
        int unchanged,
        int waiting,
        int failed,
        int busy,
        int practices,
        int orders,
        List<ReasonCount> reasons,
        State state) {

    static final int MAX_REASONS = 5;

    /** State of a dry run. */
    public enum State {
        RUNNING,
        /** All selected events were tried, or the oldest {@link BulkDryRun#MAX_EVENTS} of them if there were more. */
        DONE,
        /** The user canceled the dry run, or it reached its time limit. */
        STOPPED
    }

    /** A reason why events would fail, with the number of these events. */
    public record ReasonCount(String reason, int events) {}
}
