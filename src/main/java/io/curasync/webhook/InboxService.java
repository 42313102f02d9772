package io.curasync.webhook;

import io.curasync.ledger.LedgerChanges.Difference;
import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.webhook.EventDetail.AppliedFact;
import io.curasync.webhook.EventDetail.Told;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The inbox as admins see it. */
@Component
public class InboxService {

    private final EventQuery reading;
    private final PayloadMasker payloadMasker;
    private final JsonMapper json;
    private final LiveValue<InboxStats> board;
    private final LiveValue<Long> failed;

    InboxService(
            EventQuery reading,
            InboxStatsQuery inboxStatsQuery,
            ReplayService replayService,
            LatencyMetrics latencyMetrics,
            PayloadMasker payloadMasker,
            JsonMapper json,
            LiveValues liveValues) {
        this.reading = reading;
        this.payloadMasker = payloadMasker;
        this.json = json;
        this.board = liveValues.create(
                Topic.WEBHOOK, () -> inboxStatsQuery.read(latencyMetrics.percentiles(), replayService.progress()));
        this.failed = liveValues.create(Topic.WEBHOOK, inboxStatsQuery::failed);
    }

    public LiveValue<InboxStats> board() {
        return board;
    }

    /** How many events have failed, and were not replaced. */
    public LiveValue<Long> failed() {
        return failed;
    }

    /** The newest event's id; 0 when there is none. */
    public long newest() {
        return reading.newest();
    }

    /** @param upTo the newest id that the list has, so that later ones do not move it */
    public List<EventRow> page(EventFilter filter, long upTo, int offset, int limit) {
        return reading.window(filter, upTo, offset, limit);
    }

    /** How many the list has, up to 100,000. */
    public int count(EventFilter filter, long upTo) {
        return reading.count(filter, 0, upTo);
    }

    /** How many have come since. */
    public int countAfter(EventFilter filter, long upTo) {
        return reading.count(filter, upTo, Long.MAX_VALUE);
    }

    public Optional<EventDetail> detail(long id) {
        return reading.find(id).map(this::detail);
    }

    private EventDetail detail(EventRow row) {
        String body = reading.event(row.id()).map(InboxEvent::body).orElse(null);
        String payload = null;
        String problem = null;
        if (body == null) {
            problem = "The payload is no longer kept, so this event cannot be replayed.";
        } else {
            try {
                payload = payloadMasker.readable(body);
            } catch (JacksonException e) {
                problem = "The payload is not valid JSON: " + e.getOriginalMessage();
            }
        }
        return new EventDetail(
                row,
                payload,
                problem,
                reading.failedAttempts(row.id()),
                reading.replays(row.id()),
                reading.timeline(row).stream().map(this::fact).toList());
    }

    private AppliedFact fact(Told told) {
        JsonNode detail = json.readTree(told.detail());
        List<Difference> changes = detail.path("changes").properties().stream()
                .map(change -> new Difference(
                        change.getKey(),
                        text(change.getValue().path(0)),
                        text(change.getValue().path(1))))
                .toList();
        List<String> words = new ArrayList<>();
        if (detail.path("orderId").isString()) {
            words.add("order " + detail.path("orderId").stringValue());
        }
        if (detail.path("amount").isNumber()) {
            words.add("$" + detail.path("amount").decimalValue().setScale(2, RoundingMode.HALF_UP));
        }
        if (detail.path("counted").isBoolean()) {
            words.add(detail.path("counted").booleanValue() ? "+1 order" : "counted already");
        }
        if (detail.path("told").isObject()) {
            words.add("older than what is known, no effect");
        }
        if (detail.path("reason").isString()) {
            words.add(detail.path("reason").stringValue());
        }
        return new AppliedFact(told.practice(), told.label(), told.outcome(), changes, String.join(" · ", words));
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.asString();
    }
}
