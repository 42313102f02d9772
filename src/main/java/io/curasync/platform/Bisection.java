package io.curasync.platform;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Finds the elements that make a batch fail. Processes each half of the batch separately, then the halves of each failed half, down to
 * single elements. Finding one invalid element among 500 takes about 18 calls of the work.
 */
public final class Bisection {

    private Bisection() {}

    /**
     * Processes the elements of a batch that has failed as a whole, in their original order.
     *
     * @param work processes a part of the batch completely or not at all, in its own transaction
     * @param onFailure called with each element that fails even when it is processed alone, and with its exception
     * @throws RuntimeException the exception of {@code work} if it is a {@link DatabaseFailure#OUTAGE}
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
