package io.curasync.curagenesis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to fetch a page. Contains no secrets.
 *
 * @param millis duration until the response was read or the attempt failed
 * @param status status of the HTTP response; null if there was none or it was incomplete
 * @param rows number of rows on the page; null if the attempt failed
 * @param error message for people; null if the attempt succeeded
 */
public record ApiCallRecord(
        Instant at,
        long millis,
        @Nullable Integer status,
        @Nullable Integer rows,
        @Nullable String error) {}
