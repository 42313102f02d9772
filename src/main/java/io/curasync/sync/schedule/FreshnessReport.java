package io.curasync.sync.schedule;

import io.curasync.sync.Freshness;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Freshness of the data, with the evidence for it.
 *
 * @param basis the trigger that should start the next sync, or should have started it
 * @param expectedAt time at which the next sync should start, or should have started; null if no run has succeeded yet and none is
 *     scheduled
 * @param external the last calls of the cron endpoint by an external scheduler
 * @param now time of the evaluation, by PostgreSQL's clock
 */
public record FreshnessReport(
        Freshness freshness, Basis basis, @Nullable Instant expectedAt, ExternalCalls external, Instant now) {

    /** The trigger that is expected to start syncs. */
    enum Basis {
        /** The schedules of CuraSync. */
        SCHEDULE,
        /** An external scheduler whose rhythm is known. */
        EXTERNAL,
        /** People start the syncs, because there is neither a schedule nor an external scheduler with a known rhythm. */
        MANUAL
    }
}
