package io.curasync.sync;

import io.curasync.sync.run.RunAdmission;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to start a run that {@link RunAdmission} rejected.
 *
 * @param requestedBy email of the user; null if the attempt was not made by a user
 * @param reason {@code RUNNING} if a run was in progress; {@code FRESH} within the minimum interval; {@code COOLDOWN} if
 *     CuraGenesis asked to wait
 * @param message the reason as a sentence, shown to users
 * @param nextAllowedAt earliest next start; null while a run is in progress
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
