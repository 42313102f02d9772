package io.curasync.webhook.inbox;

import io.curasync.platform.SqlCondition;
import io.curasync.webhook.EventStatus;

/**
 * Selects events to replay, or to try in a dry run. Events without a payload and superseded events are skipped even if they match the
 * condition.
 *
 * @param condition condition on {@code webhook_event e}
 * @param failedOnly whether to skip events that are no longer failed by the time they are replayed
 * @param label words that follow the number of events in a description, such as {@code that match}
 * @param detail exact description for the audit log
 */
public record EventSelection(SqlCondition condition, boolean failedOnly, String label, String detail) {

    private static final String REPLAYABLE = "e.body is not null and e.superseded_by is null";

    /**
     * Numbers of selected events, each at most {@link EventQuery#MAX_COUNTED}.
     *
     * @param matching number of events that match the condition
     * @param replayable number of matching events that can be replayed
     * @param applied number of replayable events that are already applied
     */
    public record Counts(int matching, int replayable, int applied) {}

    /** Returns a selection of the failed events of a failure group. */
    public static EventSelection ofFailure(FailureGroup group) {
        return new EventSelection(
                SqlCondition.ALL
                        .and("e.status = 'FAILED' and e.superseded_by is null and e.fingerprint = :fingerprint")
                        .with("fingerprint", group.fingerprint()),
                true,
                "with the same failure",
                "%s %s: %s".formatted(group.fingerprint(), group.event(), group.reason()));
    }

    /**
     * Returns a selection of the events that match the filter and are not newer than a given event.
     *
     * @param upTo greatest id. Later events do not belong to the selection, because the user has not seen them.
     * @param description description of the filter for the audit log
     */
    public static EventSelection matching(EventFilter filter, long upTo, String description) {
        return new EventSelection(
                filter.condition().and("e.id <= :upTo", "upTo", upTo),
                filter.status() == EventStatus.FAILED,
                "that match",
                description);
    }

    SqlCondition replayable() {
        return condition.and(REPLAYABLE);
    }
}
