package io.curasync.webhook.inbox;

import io.curasync.account.CurrentUserAccess;
import io.curasync.platform.http.ApiLocation;
import io.curasync.platform.http.Page;
import java.time.Duration;
import java.time.Instant;
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

/** Lists failure groups, and performs replays and dry runs of a group, for admins. */
@RestController
@RequestMapping("/api/webhooks/failures")
@PreAuthorize("hasRole('ADMIN')")
class FailuresEndpoint {

    /** Maximum duration of a dry run. It is shorter than the usual timeout of clients and proxies. */
    private static final Duration DRY_RUN_TIME_LIMIT = Duration.ofSeconds(20);

    private final FailureQuery failureQuery;
    private final ReplayService replayService;
    private final BulkDryRun bulkDryRun;

    FailuresEndpoint(FailureQuery failureQuery, ReplayService replayService, BulkDryRun bulkDryRun) {
        this.failureQuery = failureQuery;
        this.replayService = replayService;
        this.bulkDryRun = bulkDryRun;
    }

    /** A failure group as returned by the API. */
    record Failure(
            String fingerprint,
            String reason,
            String event,
            int count,
            int practices,
            Instant firstSeen,
            Instant lastSeen,
            long sampleEventId) {

        private static Failure of(FailureGroup group) {
            return new Failure(
                    group.fingerprint(),
                    group.reason(),
                    group.event(),
                    group.count(),
                    group.practices(),
                    group.firstSeen(),
                    group.lastSeen(),
                    group.sampleEventId());
        }
    }

    @GetMapping
    Page<Failure> failures(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Page.read(
                        cursor,
                        limit,
                        (after, size) -> failureQuery.groups(after, 0, size),
                        FailureGroup::newestEventId)
                .map(Failure::of);
    }

    @PostMapping("/{fingerprint}/replay")
    ResponseEntity<?> replay(@PathVariable String fingerprint, @RequestParam(defaultValue = "false") boolean dryRun) {
        FailureGroup group = failureQuery
                .find(fingerprint.replace("\0", ""))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "There is no failed event with the fingerprint " + fingerprint + "."));
        EventSelection selection = EventSelection.ofFailure(group);
        if (dryRun) {
            return ResponseEntity.ok(bulkDryRun.run(selection, DRY_RUN_TIME_LIMIT));
        }
        int events = replayService.replay(selection, CurrentUserAccess.require().email());
        return ResponseEntity.accepted()
                .location(ApiLocation.of("/api/webhooks/events"))
                .body(Map.of("success", true, "fingerprint", group.fingerprint(), "events", events));
    }
}
