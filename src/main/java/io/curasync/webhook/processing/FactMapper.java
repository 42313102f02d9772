package io.curasync.webhook.processing;

import io.curasync.curagenesis.JsonFields;
import io.curasync.ledger.Fact;
import io.curasync.ledger.Provenance;
import io.curasync.ledger.Source;
import io.curasync.webhook.EventType;
import io.curasync.webhook.WebhookJsonParser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Maps an inbox event to a fact. An event with an invalid field yields no fact. */
@Component
public class FactMapper {

    private final WebhookJsonParser json;

    FactMapper(WebhookJsonParser json) {
        this.json = json;
    }

    /**
     * Returns the fact of an event.
     *
     * @throws JsonFields.InvalidFieldException if the event has no payload, an unknown type or an invalid field, so a retry would fail too
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
     * Returns the time that dates in the event must not exceed: the time of receipt by PostgreSQL's clock, or the present if it is later.
     * A date that was in the future at receipt may be valid at a replay.
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
                .specialty(blankToNull(fields.text("specialty")))
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

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
