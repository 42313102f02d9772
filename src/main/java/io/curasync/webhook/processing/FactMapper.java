package io.curasync.webhook.processing;

import io.curasync.curagenesis.JsonFields;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.platform.text.NullableText;
import io.curasync.webhook.EventType;
import io.curasync.webhook.WebhookJsonParser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Maps inbox events to facts of the ledger. */
@Component
public class FactMapper {

    private final WebhookJsonParser json;

    FactMapper(WebhookJsonParser json) {
        this.json = json;
    }

    /**
     * Returns the fact that an event contains.
     *
     * @throws JsonFields.InvalidFieldException if the event has no payload, an unknown type, or a missing or invalid field. A retry would
     *     usually fail too.
     */
    public Fact map(InboxEvent event) {
        String body = event.body();
        EventType type = EventType.of(event.event());
        if (body == null) {
            throw new JsonFields.InvalidFieldException("the payload is no longer stored");
        }
        if (type == null) {
            throw new JsonFields.InvalidFieldException("the event type is not known");
        }
        JsonNode data = json.tree(body).path("data");
        JsonFields fields = new JsonFields(data, latestTime(event));
        Provenance provenance = new Provenance(Source.WEBHOOK, event.id(), event.sourceAt(), event.receivedAt());
        return switch (type) {
            case PRACTICE_CREATED, PRACTICE_UPDATED -> seen(provenance, fields);
            case PRACTICE_ACTIVATED -> activated(provenance, fields);
            case ORDER_PLACED ->
                new Fact.OrderPlaced(
                        provenance,
                        fields.required("userId", fields.id("userId")),
                        fields.required("orderId", fields.id("orderId")),
                        fields.money("orderAmount"),
                        fields.required("orderDate", fields.time("orderDate")));
        };
    }

    /**
     * Returns the reference time for dates in the event. It is the later one of the time of receipt according to PostgreSQL and the current
     * time of this instance. Dates may be at most one day later than the reference time. Therefore, a date that was too far in the future
     * at receipt may be valid at a replay.
     */
    private static Instant latestTime(InboxEvent event) {
        Instant now = Instant.now();
        return event.receivedAt().isAfter(now) ? event.receivedAt() : now;
    }

    private static Fact seen(Provenance provenance, JsonFields fields) {
        String practiceId = fields.id("practiceId");
        String userId = fields.id("userId");
        requireAnId(practiceId, userId);
        return Fact.partialPractice(provenance)
                .practiceId(practiceId)
                .userId(userId)
                .specialty(NullableText.blankToNull(fields.text("specialty")))
                .state(fields.state("state"))
                .salesRep(fields.text("salesRep"))
                .totalOrders(fields.count("totalOrders"))
                .build();
    }

    private static Fact activated(Provenance provenance, JsonFields fields) {
        String practiceId = fields.id("practiceId");
        String userId = fields.id("userId");
        requireAnId(practiceId, userId);
        return new Fact.PracticeActivated(
                provenance, practiceId, userId, fields.required("activatedAt", fields.time("activatedAt")));
    }

    private static void requireAnId(@Nullable String practiceId, @Nullable String userId) {
        if (practiceId == null && userId == null) {
            throw new JsonFields.InvalidFieldException("practiceId and userId are both missing");
        }
    }
}
