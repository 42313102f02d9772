package io.curasync.curagenesis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to fetch a page of practices from CuraGenesis. Contains no secrets.
 *
 * @param at start of the attempt, by the clock of this instance
 * @param millis time in milliseconds until the response was read or the attempt failed
 * @param status HTTP status of the response; null if there was no response, or if the response was incomplete or too large
 * @param rows number of rows on the page; null if the attempt failed
 * @param error message for users; null if the attempt succeeded
 */
public record ApiCallRecord(
        Instant at,
        long millis,
        @Nullable Integer status,
        @Nullable Integer rows,
        @Nullable String error) {}
