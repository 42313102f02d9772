package io.curasync.webhook.inbox;

import io.curasync.account.CurrentUserAccess;
import io.curasync.platform.RecentPeriod;
import io.curasync.platform.http.ApiLocation;
import io.curasync.platform.http.Page;
import io.curasync.platform.text.NullableText;
import io.curasync.webhook.EventStatus;
import io.curasync.webhook.WebhookJsonParser;
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

/** Lists inbox events, and performs replays and dry runs of single events, for admins. */
@RestController
@RequestMapping("/api/webhooks/events")
@PreAuthorize("hasRole('ADMIN')")
class EventsEndpoint {

    /** Earliest time that a filter accepts. Times far outside of this range cannot be passed to PostgreSQL. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final EventQuery eventQuery;
    private final InboxService inboxService;
    private final ReplayService replayService;
    private final DryRun dryRuns;
    private final WebhookJsonParser json;

    EventsEndpoint(
            EventQuery eventQuery,
            InboxService inboxService,
            ReplayService replayService,
            DryRun dryRuns,
            WebhookJsonParser json) {
        this.eventQuery = eventQuery;
        this.inboxService = inboxService;
        this.replayService = replayService;
        this.dryRuns = dryRuns;
        this.json = json;
    }

    @GetMapping
    Page<EventResponse> events(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String event,
            @RequestParam(required = false) @Nullable String practiceId,
            @RequestParam(required = false) @Nullable Instant since,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        EventFilter filter = new EventFilter(
                        "",
                        NullableText.blankToNull(event),
                        status(status),
                        NullableText.orEmpty(practiceId),
                        RecentPeriod.ALL)
                .withReason(NullableText.orEmpty(reason))
                .receivedBetween(time("since", since), time("until", until));
        return Page.read(cursor, limit, (after, size) -> eventQuery.page(filter, after, size), EventRow::id)
                .map(EventResponse::of);
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

    private static @Nullable Instant time(String parameter, @Nullable Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, parameter + " must be between the years 1 and 9999.");
        }
        return time;
    }

    @GetMapping("/{id}")
    EventResponse.Detail event(@PathVariable long id) {
        EventDetail event = inboxService.detail(id).orElseThrow(() -> notFound(id));
        return EventResponse.Detail.of(event, event.payload() == null ? null : json.tree(event.payload()));
    }

    private static ResponseStatusException notFound(long id) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no event " + id + ".");
    }

    @PostMapping("/{id}/replay")
    ResponseEntity<?> replay(@PathVariable long id, @RequestParam(defaultValue = "false") boolean dryRun) {
        if (dryRun) {
            return ResponseEntity.ok(tryOut(id));
        }
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

    private DryRunResponse tryOut(long id) {
        if (eventQuery.find(id).isEmpty()) {
            throw notFound(id);
        }
        return switch (dryRuns.of(id)) {
            case DryRun.Result.Changes changes -> DryRunResponse.of(changes);
            case DryRun.Result.NoChange(String reason) -> DryRunResponse.unchanged(reason);
            case DryRun.Result.Busy() ->
                throw new ResponseStatusException(
                        HttpStatus.CONFLICT,
                        "The practice of event " + id + " is being changed. Try again in a few seconds.");
        };
    }
}
