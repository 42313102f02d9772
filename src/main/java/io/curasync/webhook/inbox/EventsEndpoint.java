package io.curasync.webhook.inbox;

import io.curasync.account.CurrentUserAccess;
import io.curasync.platform.http.ApiLocation;
import io.curasync.platform.http.Page;
import io.curasync.webhook.EventStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Lists and replays inbox events, for admins. */
@RestController
@RequestMapping("/api/webhooks/events")
@PreAuthorize("hasRole('ADMIN')")
class EventsEndpoint {

    private final EventQuery eventQuery;
    private final ReplayService replayService;

    EventsEndpoint(EventQuery eventQuery, ReplayService replayService) {
        this.eventQuery = eventQuery;
        this.replayService = replayService;
    }

    /** An event as returned by the endpoint. */
    record Row(
            long id,
            String event,
            @Nullable String key,
            EventStatus status,
            int attempts,
            Instant receivedAt,
            @Nullable Instant processedAt,
            @Nullable String error) {

        private static Row of(EventRow row) {
            return new Row(
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

    @GetMapping
    Page<Row> events(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        EventFilter filter = new EventFilter("", null, status(status), "", EventFilter.Period.ALL);
        return Page.read(cursor, limit, (after, size) -> eventQuery.page(filter, after, size), EventRow::id)
                .map(Row::of);
    }

    private static @Nullable EventStatus status(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return Arrays.stream(EventStatus.values())
                .filter(status -> status.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST,
                        "status must be one of " + Arrays.toString(EventStatus.values()) + "."));
    }

    @PostMapping("/{id}/replay")
    ResponseEntity<?> replay(@PathVariable long id) {
        if (!replayService.replayOne(id, CurrentUserAccess.require().email())) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "Event " + id
                            + " cannot be replayed: there is no such event, its payload is no longer stored, or another"
                            + " event replaced it.");
        }
        return ResponseEntity.accepted()
                .location(ApiLocation.of("/api/webhooks/events"))
                .body(Map.of("success", true, "eventId", Long.toString(id)));
    }
}
