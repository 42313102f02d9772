package io.curasync.sync;

import io.curasync.sync.run.RunAdmission;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to start a run, which {@link RunAdmission} rejected.
 *
 * @param at time of the attempt
 * @param requestedBy email of the user; null if the attempt was not made by a user
 * @param instance name of the instance on which the attempt was made
 * @param reason {@code RUNNING} if a run was in progress, {@code FRESH} if the minimum interval had not passed, {@code COOLDOWN} if
 *     CuraGenesis had asked to wait
 * @param message the reason as a sentence, shown to users
 * @param nextAllowedAt earliest time at which a run could start; null if a run was in progress
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
