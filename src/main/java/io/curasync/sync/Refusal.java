package io.curasync.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt at a run that the claim refused.
 *
 * @param reason RUNNING, FRESH or OFF
 */
public record Refusal(
        long id,
        Instant at,
        SyncKind kind,
        SyncTrigger trigger,
        @Nullable String requestedBy,
        String instance,
        String reason,
        String message,
        @Nullable Instant nextAllowedAt) {}
