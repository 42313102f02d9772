package io.curasync.webhook.inbox;

import io.curasync.ledger.LedgerChanges.Difference;
import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.webhook.InboxStats;
import io.curasync.webhook.LatencyMetrics;
import io.curasync.webhook.inbox.EventDetail.AppliedFact;
import io.curasync.webhook.inbox.EventDetail.TimelineRow;
import io.curasync.webhook.processing.InboxEvent;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the inbox for the admin screens. */
@Component
public class InboxService {

    private final EventQuery eventQuery;
    private final PayloadMasker payloadMasker;
    private final JsonMapper json;
    private final LiveValue<InboxStats> stats;
    private final LiveValue<Long> failed;

    InboxService(
            EventQuery eventQuery,
            InboxStatsQuery inboxStatsQuery,
            ReplayService replayService,
            LatencyMetrics latencyMetrics,
            PayloadMasker payloadMasker,
            JsonMapper json,
            LiveValues liveValues) {
        this.eventQuery = eventQuery;
        this.payloadMasker = payloadMasker;
        this.json = json;
        this.stats = liveValues.create(
                Topic.WEBHOOK, () -> inboxStatsQuery.read(latencyMetrics.percentiles(), replayService.progress()));
        this.failed = liveValues.create(Topic.WEBHOOK, inboxStatsQuery::countFailed);
    }

    public LiveValue<InboxStats> stats() {
        return stats;
    }

    /** Returns the number of failed events that were not replaced by a correction, as a live value. */
    public LiveValue<Long> failed() {
        return failed;
    }

    /** Returns the id of the newest event; 0 if there is no event. */
    public long newestId() {
        return eventQuery.newestId();
    }

    /**
     * Returns a range of the events that match the filter, in its sort order.
     *
     * @param upTo greatest id that is included; later events are omitted, so that the rows do not shift when events arrive
     * @param offset number of rows to skip
     * @param limit maximum number of rows
     */
    public List<EventRow> page(EventFilter filter, long upTo, int offset, int limit) {
        return eventQuery.window(filter, upTo, offset, limit);
    }

    /** Counts the events that match the filter and have ids up to {@code upTo}. Returns at most 100,000. */
    public int count(EventFilter filter, long upTo) {
        return eventQuery.count(filter, 0, upTo);
    }

    /** Counts the events that match the filter and have ids greater than {@code upTo}. Returns at most 100,000. */
    public int countAfter(EventFilter filter, long upTo) {
        return eventQuery.count(filter, upTo, Long.MAX_VALUE);
    }

    /** Returns an event with its payload, history and effects; empty if the event does not exist. */
    public Optional<EventDetail> detail(long id) {
        return eventQuery.find(id).map(this::detail);
    }

    private EventDetail detail(EventRow row) {
        String body = eventQuery.findWithBody(row.id()).map(InboxEvent::body).orElse(null);
        String payload = null;
        String problem = null;
        if (body == null) {
            problem = "The payload is no longer stored, so this event cannot be replayed.";
        } else {
            try {
                payload = payloadMasker.format(body);
            } catch (JacksonException e) {
                problem = "The payload is not valid JSON: " + e.getOriginalMessage();
            }
        }
        return new EventDetail(
                row,
                payload,
                problem,
                eventQuery.failedAttempts(row.id()),
                eventQuery.replays(row.id()),
                eventQuery.effects(row).stream().map(this::fact).toList());
    }

    private AppliedFact fact(TimelineRow entry) {
        JsonNode detail = json.readTree(entry.detail());
        List<Difference> changes = detail.path("changes").properties().stream()
                .map(change -> new Difference(
                        change.getKey(),
                        text(change.getValue().path(0)),
                        text(change.getValue().path(1))))
                .toList();
        List<String> explanation = new ArrayList<>();
        if (detail.path("orderId").isString()) {
            explanation.add("order " + detail.path("orderId").stringValue());
        }
        if (detail.path("amount").isNumber()) {
            explanation.add("$" + detail.path("amount").decimalValue().setScale(2, RoundingMode.HALF_UP));
        }
        if (detail.path("counted").isBoolean()) {
            explanation.add(detail.path("counted").booleanValue() ? "+1 order" : "counted already");
        }
        if (detail.path("staleValues").isObject()) {
            explanation.add("older than what is known, no effect");
        }
        if (detail.path("reason").isString()) {
            explanation.add(detail.path("reason").stringValue());
        }
        return new AppliedFact(
                entry.practice(), entry.label(), entry.outcome(), changes, String.join(" · ", explanation));
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.asString();
    }
}
