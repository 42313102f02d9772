package io.curasync.sync.run;

import io.curasync.platform.InstanceId;
import io.curasync.sync.SyncKind;
import io.curasync.sync.SyncStatus;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over a run whose owner released it or no longer sends heartbeats. Ends the run if its cancellation was requested, or if it was
 * taken over repeatedly without progress.
 */
@Component
public class RunTakeover {

    /** Maximum number of takeovers between two applied batches. A takeover of a run that its owner has released does not count. */
    static final int MAX_TAKEOVERS = 3;

    /**
     * Time without a heartbeat after which a run is considered abandoned if its cancellation was requested. The time is short, because the
     * owner should soon end the run. After the request, only applied batches update the time of the heartbeat.
     */
    static final Duration CANCEL_TIMEOUT = Duration.ofSeconds(15);

    private static final Logger log = LoggerFactory.getLogger(RunTakeover.class);

    private static final String TAKE_OVER = """
            update sync_run set fence = fence + 1, instance = :instance, heartbeat_at = clock_timestamp(),
                takeovers = takeovers + case when heartbeat_at = '-infinity' then 0 else 1 end
            where status = 'RUNNING' and heartbeat_at < clock_timestamp() - interval '1 millisecond'
                * case when cancel_requested then least(:silence, :cancel) else :silence end
            returning id, kind, fence, cursor, takeovers, cancel_requested, error""";

    private final JdbcClient jdbc;
    private final InstanceId instanceId;
    private final RunRepository runs;

    RunTakeover(JdbcClient jdbc, InstanceId instanceId, RunRepository runs) {
        this.jdbc = jdbc;
        this.instanceId = instanceId;
        this.runs = runs;
    }

    /**
     * A run whose owner released it or no longer sends heartbeats.
     *
     * @param fence fence of this instance, which has just taken over the run
     * @param takeovers number of takeovers since the last applied batch, including this takeover. Takeovers of a run that its owner has
     *     released do not count.
     * @param error reason why the last owner could not continue; null if unknown
     */
    private record Orphan(
            long id,
            SyncKind kind,
            int fence,
            @Nullable String cursor,
            int takeovers,
            boolean cancelRequested,
            @Nullable String error) {}

    /**
     * A run that this instance took over.
     *
     * @param ended whether the takeover ended the run; if false, this instance must continue the run
     */
    public record Taken(RunRepository.Lease lease, boolean ended) {}

    /**
     * Takes over the run in progress if its owner released it or no longer sends heartbeats. Ends the run if its cancellation was
     * requested, or if it was taken over more than {@link #MAX_TAKEOVERS} times without progress.
     *
     * @param silence time without a heartbeat after which a run is considered abandoned. If the cancellation of the run was requested, this
     *     time is at most {@link #CANCEL_TIMEOUT}.
     * @return the run; empty if no run is in progress, or if the owner of the run still sends heartbeats
     */
    @Transactional
    public Optional<Taken> takeOver(Duration silence) {
        return jdbc.sql(TAKE_OVER)
                .param("instance", instanceId.name())
                .param("silence", silence.toMillis())
                .param("cancel", CANCEL_TIMEOUT.toMillis())
                .query(Orphan.class)
                .optional()
                .map(this::take);
    }

    private Taken take(Orphan run) {
        RunRepository.Lease lease = new RunRepository.Lease(run.id(), run.kind(), run.fence(), run.cursor());
        if (run.cancelRequested()) {
            log.warn("Sync run {} lost its owner after it was cancelled, and was ended", run.id());
            runs.finish(lease, SyncStatus.CANCELLED, 0, null, null);
            return new Taken(lease, true);
        }
        if (run.takeovers() > MAX_TAKEOVERS) {
            String reason = "It was taken over %d times without progress. %s"
                    .formatted(
                            MAX_TAKEOVERS,
                            run.error() == null
                                    ? "No owner recorded a reason: see their logs"
                                    : "The last failure: " + run.error());
            log.error("Sync run {} failed: {}", run.id(), reason);
            runs.finish(lease, SyncStatus.FAILED, 0, null, reason);
            return new Taken(lease, true);
        }
        log.warn("Sync run {} lost its owner and was taken over by this instance", run.id());
        return new Taken(lease, false);
    }
}
