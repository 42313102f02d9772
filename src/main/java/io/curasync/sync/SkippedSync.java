package io.curasync.sync;

import io.curasync.sync.run.RunAdmission;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to start a run that {@link RunAdmission} rejected.
 *
 * @param reason RUNNING, FRESH, or COOLDOWN if CuraGenesis asked to wait
 */
public record SkippedSync(
        long id,
        Instant at,
        SyncKind kind,
        SyncTrigger trigger,
        @Nullable String requestedBy,
        String instance,
        String reason,
        String message,
        @Nullable Instant nextAllowedAt) {}
