package io.curasync.sync.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API call of a run that requested a page from CuraGenesis.
 *
 * @param page counted from 1
 * @param millis duration of the call
 * @param status HTTP status; null if there was no response or it was incomplete
 * @param rows number of rows on the page; null if the call failed
 * @param error shown to users; null if the call succeeded
 */
public record SyncCall(
        long id,
        Instant at,
        int page,
        long millis,
        @Nullable Integer status,
        @Nullable Integer rows,
        @Nullable String error) {}
