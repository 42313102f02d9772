package io.curasync.sync;

import io.curasync.account.Audit;
import io.curasync.account.CurrentUser;
import io.curasync.account.CurrentUsers;
import io.curasync.platform.Page;
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

/** Sync Now, runs and refusals. */
@RestController
class SyncEndpoint {

    private final Syncs syncs;
    private final Approvals approvals;
    private final RunRows rows;
    private final Audit audit;

    SyncEndpoint(Syncs syncs, Approvals approvals, RunRows rows, Audit audit) {
        this.syncs = syncs;
        this.approvals = approvals;
        this.rows = rows;
        this.audit = audit;
    }

    @PostMapping("/api/kpi/sync-practices")
    ResponseEntity<?> syncNow(
            @RequestParam(defaultValue = "false") boolean override,
            @RequestParam(required = false) @Nullable String kind) {
        CurrentUser user = CurrentUsers.require();
        if (override && !user.isAdmin()) {
            return SyncAnswers.problem(HttpStatus.FORBIDDEN, "Only an admin may pass the minimum between syncs");
        }
        return switch (syncs.start(SyncAnswers.kind(kind), SyncTrigger.MANUAL, user.email(), override)) {
            case Claim.Off off -> SyncAnswers.problem(HttpStatus.SERVICE_UNAVAILABLE, off.message());
            case Claim.Refused refused -> ResponseEntity.ok(SyncAnswers.Skipped.of(refused));
            case Claim.Granted granted -> {
                if (override) {
                    audit.record(
                            user.email(),
                            "sync.override",
                            "run " + granted.run().id(),
                            null);
                }
                yield SyncAnswers.accepted(granted.run());
            }
        };
    }

    @GetMapping("/api/sync/runs")
    Page<SyncRun> runs(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        return Page.of(syncs.runs(Page.idOf(cursor), size + 1), size, SyncRun::id);
    }

    @GetMapping("/api/sync/runs/{id}")
    SyncRun run(@PathVariable long id) {
        return syncs.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no run " + id + "."));
    }

    @PostMapping("/api/sync/runs/{id}/cancel")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<?> cancel(@PathVariable long id) {
        SyncRun run = run(id);
        if (!syncs.cancel(id)) {
            return SyncAnswers.problem(HttpStatus.CONFLICT, "Run %d has ended: %s".formatted(id, run.status()));
        }
        audit.record(CurrentUsers.require().email(), "sync.cancel", "run " + id, null);
        return ResponseEntity.accepted().body(Map.of("success", true, "runId", id));
    }

    /** Takes a suspicious run's word for what is no longer upstream. */
    @PostMapping("/api/sync/runs/{id}/approve")
    @PreAuthorize("hasRole('ADMIN')")
    ResponseEntity<?> approve(@PathVariable long id) {
        return switch (approvals.approve(run(id), CurrentUsers.require().email())) {
            case Approvals.Answer.Refused refused -> SyncAnswers.problem(HttpStatus.CONFLICT, refused.message());
            case Approvals.Answer.Approved approved -> ResponseEntity.ok(approved.run());
        };
    }

    @GetMapping("/api/sync/refusals")
    Page<Refusal> refusals(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = Page.limit(limit);
        return Page.of(rows.refusals(Page.idOf(cursor), size + 1), size, Refusal::id);
    }
}
