package io.curasync.sync.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API call of a run, which requested a page of practices.
 *
 * @param page number of the page, from 1
 * @param millis duration of the call
 * @param status HTTP status; null if there was no complete response
 * @param rows number of rows of the page; null if the call failed
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
