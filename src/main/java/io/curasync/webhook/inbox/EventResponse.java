package io.curasync.webhook.inbox;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.curasync.webhook.EventStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An event as listed by the API. */
record EventResponse(
        long id,
        String event,
        @Nullable String key,
        EventStatus status,
        int attempts,
        Instant receivedAt,
        @Nullable Instant processedAt,
        @Nullable String error) {

    /**
     * An event with its payload and history.
     *
     * @param payload payload with masked secrets; null if it is no longer stored or is not valid JSON
     */
    record Detail(
            @JsonUnwrapped EventResponse row,
            @Nullable String practiceId,
            @Nullable String userId,
            @Nullable JsonNode payload,
            List<EventDetail.Attempt> failedAttempts,
            List<Replay> replays) {

        static Detail of(EventDetail event, @Nullable JsonNode payload) {
            return new Detail(
                    EventResponse.of(event.row()),
                    event.row().practiceId(),
                    event.row().userId(),
                    payload,
                    event.failedAttempts(),
                    event.replays().stream()
                            .map(replay -> new Replay(replay.at(), replay.actor()))
                            .toList());
        }
    }

    /**
     * A replay of an event.
     *
     * @param by email of the user who replayed the event
     */
    record Replay(Instant at, String by) {}

    static EventResponse of(EventRow row) {
        return new EventResponse(
                row.id(),
                row.event(),
                row.key(),
                row.status(),
                row.attempts(),
                row.receivedAt(),
                row.processedAt(),
                row.error());
    }
}
