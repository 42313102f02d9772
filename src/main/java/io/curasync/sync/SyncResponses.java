package io.curasync.sync;

import io.curasync.platform.http.ApiLocation;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.server.ResponseStatusException;

/** Creates the responses of {@link SyncEndpoint} and the cron endpoint. */
public final class SyncResponses {

    private SyncResponses() {}

    record Summary(long practicesFound, long accountsUpdated, long newOrders) {}

    /** Response of the cron endpoint if the run read all pages within the requested waiting time. */
    public record Ended(
            boolean success,
            long runId,
            SyncStatus status,
            @Nullable Instant syncedAt,
            Summary summary) {

        public static Ended of(SyncRun run) {
            Summary summary = new Summary(run.fetched(), run.created() + run.updated(), run.newOrders());
            return new Ended(true, run.id(), run.status(), run.finishedAt(), summary);
        }
    }

    /**
     * Response if no run was started, because a run is in progress, the last successful run is too recent, or CuraGenesis asked to wait.
     */
    public record Skipped(
            boolean success,
            boolean skipped,
            String message,
            @Nullable Long runningRunId,
            @Nullable Instant lastSyncedAt,
            @Nullable Instant nextAllowedAt) {

        public static Skipped of(StartResult.Rejected rejected) {
            return new Skipped(
                    true,
                    true,
                    rejected.message(),
                    rejected.running() == null ? null : rejected.running().id(),
                    rejected.lastSyncedAt(),
                    rejected.nextAllowedAt());
        }
    }

    public static ResponseEntity<SyncRun> accepted(SyncRun run) {
        return ResponseEntity.accepted()
                .location(ApiLocation.of("/api/sync/runs/" + run.id()))
                .body(run);
    }

    public static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
    }

    /**
     * Parses the kind of a run, ignoring case. Null or blank means {@link SyncKind#FULL}.
     *
     * @throws ResponseStatusException with status 400 if the value is neither {@code full} nor {@code incremental}
     */
    public static SyncKind kind(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return SyncKind.FULL;
        }
        return switch (value.toUpperCase(Locale.ROOT)) {
            case "FULL" -> SyncKind.FULL;
            case "INCREMENTAL" -> SyncKind.INCREMENTAL;
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "kind must be full or incremental");
        };
    }
}
