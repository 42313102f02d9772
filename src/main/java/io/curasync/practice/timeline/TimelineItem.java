package io.curasync.practice.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.curasync.ledger.Source;
import io.curasync.practice.PracticeProblem;
import io.curasync.practice.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item of a practice's timeline in the API: an entry of the timeline, or a {@link PracticeProblem}. Components that do not apply are
 * {@code null} and omitted.
 *
 * @param at time at which CuraSync received the data, or at which a user made the change
 * @param kind kind of the entry, such as {@code ORDER} or {@code NOTE}; {@code PROBLEM} for a problem
 * @param outcome {@code CREATED}, {@code UPDATED}, {@code UNCHANGED} or {@code STALE} for an entry; {@code QUARANTINED}, {@code FAILED} or
 *     {@code WAITING} for a problem
 * @param changes value before and value after the change, by field; empty if there is no change
 * @param note text of a note
 * @param reason reason for the change or the problem. Only admins get the reason for a problem.
 * @param orderId id of the order in CuraGenesis
 * @param eventId id of the inbox event, if the channel is webhook
 * @param runId id of the sync run of an entry, if the channel is sync
 * @param by name of the user who made the change
 */
record TimelineItem(
        Instant at,
        String kind,
        Source channel,
        String outcome,
        Map<String, List<@Nullable Object>> changes,
        @JsonInclude(Include.NON_NULL) @Nullable String note,
        @JsonInclude(Include.NON_NULL) @Nullable String reason,
        @JsonInclude(Include.NON_NULL) @Nullable String orderId,
        @JsonInclude(Include.NON_NULL) @Nullable Long eventId,
        @JsonInclude(Include.NON_NULL) @Nullable Long runId,
        @JsonInclude(Include.NON_NULL) @Nullable String by) {

    static TimelineItem of(TimelineEntry entry) {
        TimelineEntry.Detail detail = entry.detail();
        return new TimelineItem(
                entry.receivedAt(),
                entry.kind().name(),
                entry.source(),
                entry.outcome().name(),
                Objects.requireNonNullElse(detail.changes(), Map.of()),
                detail.note(),
                detail.reason(),
                detail.orderId(),
                entry.source() == Source.WEBHOOK ? entry.sourceId() : null,
                entry.source() == Source.SYNC ? entry.sourceId() : null,
                entry.by());
    }

    static TimelineItem of(PracticeProblem problem) {
        boolean isRow = problem.kind() == PracticeProblem.Kind.QUARANTINED;
        return new TimelineItem(
                problem.at(),
                "PROBLEM",
                isRow ? Source.SYNC : Source.WEBHOOK,
                problem.kind().name(),
                Map.of(),
                null,
                problem.reason(),
                null,
                isRow ? null : problem.id(),
                null,
                null);
    }
}
