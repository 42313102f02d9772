package io.curasync.sync;

import io.curasync.account.CurrentUser;
import io.curasync.account.CurrentUsers;
import io.curasync.platform.CallRate;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Starts a sync for an external scheduler. */
@RestController
class CronEndpoint {

    private static final String BEARER = "Bearer ";
    private static final int LONGEST_WAIT = 55;

    private final Syncs syncs;
    private final CronProperties cron;
    private final CallRate guesses = CallRate.ofGuesses();

    CronEndpoint(Syncs syncs, CronProperties cron) {
        this.syncs = syncs;
        this.cron = cron;
    }

    @RequestMapping(
            path = "/api/kpi/sync-practices/cron",
            method = {RequestMethod.GET, RequestMethod.POST})
    ResponseEntity<?> sync(
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable
                    String authorization,
            @Parameter(hidden = true) @RequestHeader(name = "x-cron-secret", required = false) @Nullable String secret,
            @RequestParam(defaultValue = "25") int wait,
            @RequestParam(required = false) @Nullable String kind,
            HttpServletRequest request)
            throws InterruptedException {
        if (!mayEnter(authorization, secret)) {
            return refuse(request);
        }
        if (wait < 0 || wait > LONGEST_WAIT) {
            return SyncAnswers.problem(HttpStatus.BAD_REQUEST, "wait is within 0 and " + LONGEST_WAIT + " seconds");
        }
        return switch (syncs.start(SyncAnswers.kind(kind), SyncTrigger.CRON, null, false)) {
            case Claim.Off off -> SyncAnswers.problem(HttpStatus.SERVICE_UNAVAILABLE, off.message());
            case Claim.Refused refused -> ResponseEntity.ok(SyncAnswers.Skipped.of(refused));
            case Claim.Granted granted -> answer(syncs.awaitEnd(granted.run().id(), Duration.ofSeconds(wait)));
        };
    }

    private static ResponseEntity<?> answer(SyncRun run) {
        return switch (run.status()) {
            case RUNNING -> SyncAnswers.accepted(run);
            case SUCCEEDED, PARTIAL, SUSPICIOUS -> ResponseEntity.ok(SyncAnswers.Ended.of(run));
            case FAILED, CANCELLED -> {
                ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_GATEWAY, run.error() != null ? run.error() : "The run was cancelled");
                problem.setProperty("runId", run.id());
                yield ResponseEntity.status(HttpStatus.BAD_GATEWAY).body(problem);
            }
        };
    }

    /** A caller with the right secret is never limited. */
    private ResponseEntity<?> refuse(HttpServletRequest request) {
        long wait = guesses.secondsToWaitFrom(request.getRemoteAddr());
        if (wait == 0) {
            return SyncAnswers.problem(
                    HttpStatus.UNAUTHORIZED,
                    "Send the cron secret as \"Authorization: Bearer …\" or x-cron-secret, or an admin's credentials");
        }
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.TOO_MANY_REQUESTS, "Too many wrong secrets. Try again in a moment.");
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(wait))
                .body(problem);
    }

    private boolean mayEnter(@Nullable String authorization, @Nullable String secret) {
        if (cron.matches(secret)
                || (authorization != null
                        && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                        && cron.matches(authorization.substring(BEARER.length()).strip()))) {
            return true;
        }
        return CurrentUsers.current().filter(CurrentUser::isAdmin).isPresent();
    }
}
