package io.curasync.sync.schedule;

import io.curasync.account.CurrentUser;
import io.curasync.account.CurrentUserAccess;
import io.curasync.platform.DatabaseFailure;
import io.curasync.platform.http.KeyedRateLimiter;
import io.curasync.platform.http.ProblemWriter;
import io.curasync.sync.StartResult;
import io.curasync.sync.SyncResponses;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncService;
import io.curasync.sync.SyncTrigger;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Endpoint for an external scheduler. Starts a run and waits until the run ends, at most for the time in the request. Requires the cron
 * secret or the credentials of an admin.
 */
@RestController
class CronEndpoint {

    private static final String BEARER = "Bearer ";
    private static final int MAX_WAIT_SECONDS = 55;

    private final SyncService syncService;
    private final CronProperties cron;
    private final KeyedRateLimiter failedAttempts = KeyedRateLimiter.forFailedAuthentication();

    CronEndpoint(SyncService syncService, CronProperties cron) {
        this.syncService = syncService;
        this.cron = cron;
    }

    @RequestMapping(
            path = "/api/kpi/sync-practices/cron",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<?> sync(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization,
            @RequestHeader(name = "x-cron-secret", required = false) @Nullable String secret,
            @RequestParam(defaultValue = "25") int wait,
            @RequestParam(required = false) @Nullable String kind,
            HttpServletRequest request)
            throws InterruptedException {
        if (!isAuthorized(authorization, secret)) {
            return reject(request);
        }
        if (wait < 0 || wait > MAX_WAIT_SECONDS) {
            return SyncResponses.problem(
                    HttpStatus.BAD_REQUEST, "wait must be between 0 and " + MAX_WAIT_SECONDS + " seconds");
        }
        return switch (syncService.start(SyncResponses.kind(kind), SyncTrigger.CRON, null, false)) {
            case StartResult.NotConfigured notConfigured ->
                SyncResponses.problem(HttpStatus.SERVICE_UNAVAILABLE, notConfigured.message());
            case StartResult.Rejected rejected -> ResponseEntity.ok(SyncResponses.Skipped.of(rejected));
            case StartResult.Granted granted -> await(granted.run().id(), Duration.ofSeconds(wait));
        };
    }

    /**
     * Waits until the run ends or the time has passed, and returns the response. If PostgreSQL becomes unavailable during this time, the
     * response has status 503 and contains the id of the run.
     */
    private ResponseEntity<?> await(long runId, Duration wait) throws InterruptedException {
        try {
            return response(syncService.awaitEnd(runId, wait));
        } catch (DataAccessException | TransactionException e) {
            if (DatabaseFailure.of(e) != DatabaseFailure.OUTAGE) {
                throw e;
            }
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "PostgreSQL became unreachable during run %d, which continues when PostgreSQL is back."
                            .formatted(runId));
            problem.setProperty("runId", runId);
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, ProblemWriter.RETRY_AFTER_SECONDS)
                    .body(problem);
        }
    }

    private static ResponseEntity<?> response(SyncRun run) {
        return switch (run.status()) {
            case RUNNING -> SyncResponses.accepted(run);
            case SUCCEEDED, PARTIAL, SUSPICIOUS -> ResponseEntity.ok(SyncResponses.Ended.of(run));
            case FAILED, CANCELLED -> {
                ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_GATEWAY, run.error() != null ? run.error() : "The run was cancelled");
                problem.setProperty("runId", run.id());
                yield ResponseEntity.status(HttpStatus.BAD_GATEWAY).body(problem);
            }
        };
    }

    /**
     * Rejects a request that contains neither the cron secret nor the credentials of an admin. Responds with status 401, or with status 429
     * if too many requests from the same network address were rejected. Authorized requests are never limited.
     */
    private ResponseEntity<?> reject(HttpServletRequest request) {
        long wait = failedAttempts.secondsToWaitFrom(request.getRemoteAddr());
        if (wait == 0) {
            return SyncResponses.problem(
                    HttpStatus.UNAUTHORIZED,
                    "Send the cron secret as \"Authorization: Bearer …\" or x-cron-secret, or an admin's credentials");
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS, "Too many wrong secrets. Try again in a moment.");
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(wait))
                .body(problem);
    }

    private boolean isAuthorized(@Nullable String authorization, @Nullable String secret) {
        if (cron.matches(secret)
                || (authorization != null
                        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        && cron.matches(authorization.substring(BEARER.length()).strip()))) {
            return true;
        }
        return CurrentUserAccess.current().filter(CurrentUser::isAdmin).isPresent();
    }
}
