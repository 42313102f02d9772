package io.curasync.monitoring.incident;

import io.curasync.account.CurrentUser;
import io.curasync.monitoring.CheckStatus;
import io.curasync.monitoring.Incident;
import io.curasync.monitoring.IncidentState;
import io.curasync.platform.http.Page;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Serves incidents to admins. */
@RestController
@RequestMapping("/api/incidents")
@PreAuthorize("hasRole('ADMIN')")
class IncidentsEndpoint {

    private final IncidentService incidents;

    IncidentsEndpoint(IncidentService incidents) {
        this.incidents = incidents;
    }

    /** An incident in a response. {@code check} is the id of the health check. */
    record Item(
            long id,
            String check,
            CheckStatus severity,
            IncidentState state,
            Instant openedAt,
            @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy,
            @Nullable Instant resolvedAt,
            String summary,
            @Nullable String action) {

        private static Item of(Incident incident) {
            return new Item(
                    incident.id(),
                    incident.check().wireName(),
                    incident.severity(),
                    incident.state(),
                    incident.openedAt(),
                    incident.acknowledgedAt(),
                    incident.acknowledgedBy(),
                    incident.resolvedAt(),
                    incident.summary(),
                    incident.action());
        }
    }

    @GetMapping
    Page<Item> incidents(
            @AuthenticationPrincipal CurrentUser by,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        IncidentState wanted = state(state);
        return Page.read(cursor, limit, (before, size) -> incidents.page(by, wanted, before, size), Incident::id)
                .map(Item::of);
    }

    private static @Nullable IncidentState state(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(IncidentState.values())
                .filter(state -> state.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST,
                        "state must be one of " + Arrays.toString(IncidentState.values()) + "."));
    }

    @PostMapping("/{id}/acknowledge")
    Item acknowledge(@AuthenticationPrincipal CurrentUser by, @PathVariable long id) {
        return incidents
                .acknowledge(by, id)
                .map(Item::of)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no incident with this id."));
    }
}
