package io.curasync.platform.database;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs the deletions of retention jobs in small batches with a pause after each batch. Without the pauses, a job would reduce webhook
 * throughput by about a fifth; see docs/benchmarks.md.
 */
public final class PacedBatches {

    /** Number of rows per batch. */
    public static final int SIZE = 500;

    private static final Duration PAUSE = Duration.ofMillis(250);

    /** Maximum number of batches in a run, which takes about ten minutes. The next run of the job continues. */
    private static final int MAX_BATCHES = 2_000;

    private PacedBatches() {}

    /**
     * Deletes old rows in batches until none are left, or until 2,000 batches have run.
     *
     * @param sql deletes up to {@code :batch} rows that are older than {@code :seconds}
     * @throws InterruptedException if the application stops
     */
    public static void deleteOlder(JdbcClient jdbc, String sql, Duration age) throws InterruptedException {
        JdbcClient.StatementSpec delete =
                jdbc.sql(sql).param("seconds", age.toSeconds()).param("batch", SIZE);
        run(() -> delete.update() == SIZE);
    }

    /**
     * Deletes old rows in batches, in the order of ids, until none are left, or until 2,000 batches have run.
     *
     * @param sql deletes rows that are older than {@code :seconds} among up to {@code :batch} rows with ids greater than {@code :after}.
     *     Returns the greatest id of the old rows that it read, or null if there are none.
     * @param after the first batch processes rows with ids greater than this id
     * @return the greatest id of all batches; {@code after} if there were no old rows
     * @throws InterruptedException if the application stops
     */
    public static long deleteOlderByIds(JdbcClient jdbc, String sql, Duration age, long after)
            throws InterruptedException {
        return runByIds(
                after,
                last -> jdbc.sql(sql)
                        .param("after", last)
                        .param("seconds", age.toSeconds())
                        .param("batch", SIZE)
                        .query(Long.class)
                        .optional()
                        .orElse(null));
    }

    /**
     * Runs batches until a batch returns false, or until 2,000 batches have run.
     *
     * @param batch processes up to {@value #SIZE} rows and returns whether there may be more
     * @throws InterruptedException if the application stops
     */
    public static void run(BooleanSupplier batch) throws InterruptedException {
        for (int i = 0; i < MAX_BATCHES && batch.getAsBoolean(); i++) {
            Thread.sleep(PAUSE);
        }
    }

    /**
     * Runs batches in the order of ids until a batch returns null, or until 2,000 batches have run.
     *
     * @param after the first batch processes rows with ids greater than this id
     * @param batch processes up to {@value #SIZE} rows whose ids are greater than its argument. Returns the greatest id of these rows, or
     *     null if there are no such rows.
     * @return the greatest id of all batches; {@code after} if there were no rows
     * @throws InterruptedException if the application stops
     */
    public static long runByIds(long after, LongFunction<@Nullable Long> batch) throws InterruptedException {
        AtomicLong last = new AtomicLong(after);
        run(() -> {
            Long id = batch.apply(last.get());
            last.set(id == null ? last.get() : id);
            return id != null;
        });
        return last.get();
    }
}
