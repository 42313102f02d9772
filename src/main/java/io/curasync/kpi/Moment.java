package io.curasync.kpi;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What figures are read as of, by PostgreSQL's clock.
 *
 * @param today the day (UTC)
 * @param firstDay the day (UTC) on which the first practice became known; null: none is
 * @param lastSyncedAt as {@link Overview#lastSyncedAt()}
 */
record Moment(
        Instant now,
        LocalDate today,
        @Nullable LocalDate firstDay,
        @Nullable Instant lastSyncedAt) {}
