package io.curasync.sync;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.account.CurrentUserAccess;
import io.curasync.platform.http.Page;
import io.curasync.sync.history.RunApprovalService;
import io.curasync.sync.history.RunQuery;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** HTTP endpoints that start, list, cancel and approve runs, and list skipped syncs. */
@RestController
class SyncEndpoint {

    private final SyncService syncService;
    private final RunApprovalService runApprovalService;
    private final RunQuery runQuery;
    private final AuditLog auditLog;

    SyncEndpoint(SyncService syncService, RunApprovalService runApprovalService, RunQuery runQuery, AuditLog auditLog) {
        this.syncService = syncService;
        this.runApprovalService = runApprovalService;
        this.runQuery = runQuery;
        this.auditLog = auditLog;
    }

    @PostMapping("/api/kpi/sync-practices")
    ResponseEntity<?> syncNow(
            @RequestParam(defaultValue = "false") boolean override,
            @RequestParam(required = false) @Nullable String kind) {
        CurrentUser user = CurrentUserAccess.require();
        if (override && !user.isAdmin()) {
            return SyncResponses.problem(
                    HttpStatus.FORBIDDEN, "Only an admin may override the minimum interval between syncs");
        }
        return switch (syncService.start(SyncResponses.kind(kind), SyncTrigger.MANUAL, user.email(), override)) {
            case StartResult.NotConfigured notConfigured ->
                SyncResponses.problem(HttpStatus.SERVICE_UNAVAILABLE, notConfigured.message());
            case StartResult.Rejected rejected -> ResponseEntity.ok(SyncResponses.Skipped.of(rejected));
            case StartResult.Granted granted -> {
                if (override) {
                    auditLog.record(
                            user.email(),
                            "sync.override",
                            "run " + granted.run().id(),
                            null);
                }
                yield SyncResponses.accepted(granted.run());
            }
        };
    }

    @GetMapping("/api/sync/runs")
    Page<SyncRun> runs(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Page.read(cursor, limit, syncService::runs, SyncRun::id);
    }

    @GetMapping("/api/sync/runs/{id}")
    SyncRun run(@PathVariable long id) {
        return syncService
                .find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no run " + id + "."));
    }

    @PostMapping("/api/sync/runs/{id}/cancel")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<?> cancel(@PathVariable long id) {
        run(id);
        if (!syncService.cancel(id)) {
            return SyncResponses.problem(HttpStatus.CONFLICT, "Run %d has ended: %s".formatted(id, run(id).status()));
        }
        auditLog.record(CurrentUserAccess.require().email(), "sync.cancel", "run " + id, null);
        return ResponseEntity.accepted().body(Map.of("success", true, "runId", id));
    }

    /**
     * Approves a suspicious run, which marks practices as missing; see {@link RunApprovalService#approve}. Responds with status 404 if the
     * run does not exist, and with status 409 if the run cannot be approved.
     */
    @PostMapping("/api/sync/runs/{id}/approve")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<?> approve(@PathVariable long id) {
        return switch (runApprovalService.approve(
                run(id), CurrentUserAccess.require().email())) {
            case RunApprovalService.Answer.Refused refused ->
                SyncResponses.problem(HttpStatus.CONFLICT, refused.message());
            case RunApprovalService.Answer.Approved approved -> ResponseEntity.ok(approved.run());
        };
    }

    @GetMapping("/api/sync/refusals")
    Page<SkippedSync> skippedSyncs(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return Page.read(cursor, limit, runQuery::skipped, SkippedSync::id);
    }
}
