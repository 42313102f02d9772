package io.curasync.webhook;

import io.curasync.platform.Page;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The inbox, for admins. */
@RestController
@RequestMapping("/api/webhooks/events")
@PreAuthorize("hasRole('ADMIN')")
class EventsEndpoint {

    private static final Set<String> STATUSES = Set.of("RECEIVED", "APPLIED", "IGNORED", "WAITING", "FAILED");

    private static final String LIST = """
            select id, event, dedupe_key as key, status, attempts, received_at, processed_at, error from webhook_event
            where id < coalesce(:before, 9223372036854775807) and (:status::text is null or status = :status)
            order by id desc limit :limit""";

    private static final String REPLAY = """
            update webhook_event set status = 'RECEIVED', waits_for = null, attempts = 0, next_attempt_at = '-infinity',
                processed_at = null, error = null
            where id = ? and body is not null""";

    private final JdbcClient jdbc;
    private final WorkSignal work;

    EventsEndpoint(JdbcClient jdbc, WorkSignal work) {
        this.jdbc = jdbc;
        this.work = work;
    }

    /** An event as the list shows it. */
    record Row(
            long id,
            String event,
            @Nullable String key,
            String status,
            int attempts,
            Instant receivedAt,
            @Nullable Instant processedAt,
            @Nullable String error) {}

    @GetMapping
    Page<Row> events(
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        String wanted = status == null || status.isBlank() ? null : status.toUpperCase(Locale.ROOT);
        if (wanted != null && !STATUSES.contains(wanted)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "status is one of " + STATUSES + ".");
        }
        int size = Page.limit(limit);
        List<Row> rows = jdbc.sql(LIST)
                .param("before", Page.idOf(cursor))
                .param("status", wanted)
                .param("limit", size + 1)
                .query(Row.class)
                .list();
        return Page.of(rows, size, Row::id);
    }

    @PostMapping("/{id}/replay")
    ResponseEntity<?> replay(@PathVariable long id) {
        if (jdbc.sql(REPLAY).param(id).update() == 0) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "There is no event " + id + ", or its payload is no longer kept.");
        }
        work.arrived();
        return ResponseEntity.accepted()
                .location(URI.create("/api/webhooks/events"))
                .body(Map.of("success", true, "eventId", Long.toString(id)));
    }
}
