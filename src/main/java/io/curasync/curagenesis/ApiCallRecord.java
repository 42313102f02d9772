package io.curasync.curagenesis;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at getting a page. Nothing in it is secret.
 *
 * @param millis until the answer was read, or the attempt had failed
 * @param status of the HTTP answer; null: there was none, or it broke off
 * @param rows on the page; null: the attempt failed
 * @param error for people; null: it did not fail
 */
public record ApiCallRecord(
        Instant at,
        long millis,
        @Nullable Integer status,
        @Nullable Integer rows,
        @Nullable String error) {}
