package io.curasync.sync;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt at a run that the claim refused.
 *
 * @param reason RUNNING, FRESH, or COOLDOWN while CuraGenesis asked not to be called
 */
@Schema(name = "SyncRefusal")
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
