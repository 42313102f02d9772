package io.curasync.platform;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Finds the invalid members of a failed batch. Processes the halves of the batch separately, then the halves of each
 * failed half, down to single members. One invalid member among 500 costs about 18 attempts.
 */
public final class Bisection {

    private Bisection() {}

    /**
     * Processes a batch that failed as a whole, part by part and in order.
     *
     * @param work processes a part completely or not at all, in a transaction of its own
     * @param onFailure called with each member that fails on its own, and its failure
     * @throws RuntimeException the failure of {@code work} if PostgreSQL is unavailable
     * @throws CancellationException if the thread was interrupted
     */
    public static <T> void run(List<T> batch, Consumer<List<T>> work, BiConsumer<T, RuntimeException> onFailure) {
        if (batch.size() > 1) {
            int middle = batch.size() / 2;
            runPart(batch.subList(0, middle), work, onFailure);
            runPart(batch.subList(middle, batch.size()), work, onFailure);
        } else if (!batch.isEmpty()) {
            runPart(batch, work, onFailure);
        }
    }

    private static <T> void runPart(List<T> part, Consumer<List<T>> work, BiConsumer<T, RuntimeException> onFailure) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("Interrupted while searching for invalid rows");
        }
        try {
            work.accept(part);
        } catch (RuntimeException e) {
            if (DatabaseFailure.of(e) == DatabaseFailure.OUTAGE) {
                throw e;
            }
            if (part.size() == 1) {
                onFailure.accept(part.getFirst(), e);
            } else {
                run(part, work, onFailure);
            }
        }
    }
}
