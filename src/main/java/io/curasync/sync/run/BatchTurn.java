package io.curasync.sync.run;

import io.curasync.platform.AdvisoryLocks;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The position of a batch in the order of a run. Two consecutive batches may be applied at the same time, but the later one must not write
 * shared rows or commit before the earlier one has committed. The later transaction waits in PostgreSQL for a lock of the earlier one, so
 * that PostgreSQL detects a deadlock if the earlier one waits for a practice of the later one.
 */
final class BatchTurn {

    /** Thrown if a batch must be rolled back, because the previous one was not committed or the run ends. */
    static final class NotAppliedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotAppliedException() {
            super("The previous batch was not committed, or the run ends");
        }
    }

    private final int number;
    private final @Nullable BatchTurn previous;
    private final CompletableFuture<Boolean> end = new CompletableFuture<>();
    private volatile boolean begun;
    private volatile boolean abandoned;

    private BatchTurn(int number, @Nullable BatchTurn previous) {
        this.number = number;
        this.previous = previous;
    }

    /** Returns the turn of a batch that is applied alone. */
    static BatchTurn alone() {
        return new BatchTurn(0, null);
    }

    /**
     * Returns the turn of a batch that is applied together with the next one.
     *
     * @param number number of the batch in the run
     * @param previous turn of a batch that has not ended yet; null if there is none
     */
    static BatchTurn after(int number, @Nullable BatchTurn previous) {
        return new BatchTurn(number, previous);
    }

    /** Begins the turn in the transaction of the batch. Must be called before the transaction acquires other locks. */
    void begin(JdbcClient jdbc) {
        if (number > 0) {
            AdvisoryLocks.lock(jdbc, AdvisoryLocks.BATCHES + number);
        }
        begun = true;
    }

    /** Returns whether a previous batch was in progress when this one started. */
    boolean hasPrevious() {
        return previous != null;
    }

    /** Returns whether the transaction of the batch has begun, so that the next batch can wait for it. */
    boolean hasBegun() {
        return begun;
    }

    /**
     * Waits in the transaction of the batch until the previous batch has ended.
     *
     * @throws NotAppliedException if the previous batch was not committed, or if the run ends without this batch
     */
    void awaitPrevious(JdbcClient jdbc) {
        if (previous == null) {
            return;
        }
        AdvisoryLocks.share(jdbc, AdvisoryLocks.BATCHES + previous.number);
        boolean mayContinue;
        try {
            // The transaction has ended. Its thread may not have noticed it yet.
            mayContinue = previous.end.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Could not wait for the previous batch", e);
        }
        if (!mayContinue || abandoned) {
            throw new NotAppliedException();
        }
    }

    /** Ends the turn, after the transaction of the batch. The next batch can commit only if it may continue. */
    void end(boolean nextMayContinue) {
        end.complete(nextMayContinue);
    }

    /** Rolls the batch back, unless it no longer waits for the previous one. */
    void abandon() {
        abandoned = true;
    }
}
