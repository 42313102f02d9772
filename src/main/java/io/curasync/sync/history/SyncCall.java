package io.curasync.sync.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API call that a run made to fetch a page of practices.
 *
 * @param at start of the call
 * @param page number of the page within the run, counted from 1
 * @param millis duration of the call in milliseconds
 * @param status HTTP status; null if there was no complete response
 * @param rows number of rows on the page; null if the call failed
 * @param error error message for users; null if the call succeeded
 */
public record SyncCall(
        long id,
        Instant at,
        int page,
        long millis,
        @Nullable Integer status,
        @Nullable Integer rows,
        @Nullable String error) {}
