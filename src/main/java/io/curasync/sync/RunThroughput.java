package io.curasync.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Throughput of a run in progress.
 *
 * @param rowsPerSecond average number of applied rows per second since the start of the run
 * @param pages estimated total number of pages of the run; null if no row was applied yet, or no practices were known at the start
 * @param secondsLeft estimated remaining time in seconds; null if {@code pages} is null
 */
public record RunThroughput(
        long rowsPerSecond,
        @Nullable Integer pages,
        @Nullable Long secondsLeft) {

    static RunThroughput of(SyncRun run, Duration elapsed) {
        long millis = Math.max(1, elapsed.toMillis());
        long rowsPerSecond = run.fetched() * 1000 / millis;
        if (run.fetched() == 0 || run.expected() == 0) {
            return new RunThroughput(rowsPerSecond, null, null);
        }
        long left = Math.max(0, run.expected() - run.fetched());
        int pages = (int) Math.max(run.pages(), Math.ceilDiv(run.pages() * run.expected(), run.fetched()));
        return new RunThroughput(rowsPerSecond, pages, Math.ceilDiv(left * millis, run.fetched() * 1000));
    }
}
