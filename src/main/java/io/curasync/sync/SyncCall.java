package io.curasync.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt of a run at getting a page from CuraGenesis.
 *
 * @param page counted from 1
 * @param millis how long it took
 * @param status of the HTTP answer; null: there was none, or it broke off
 * @param rows on the page; null: the attempt failed
 * @param error for people; null: it did not fail
 */
public record SyncCall(
        long id,
        Instant at,
        int page,
        long millis,
        @Nullable Integer status,
        @Nullable Integer rows,
        @Nullable String error) {}
