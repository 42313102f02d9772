package io.curasync.sync.run;

import io.curasync.curagenesis.CuraGenesisException;
import io.curasync.platform.DatabaseFailure;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the batches of a run in order. While a batch is applied, tries to apply the next one at the same time on a second connection, if
 * the queue is full. See {@link BatchTurn} for their order. If this first attempt fails, {@link PageApplier} applies the batch alone, after
 * all earlier batches.
 */
final class BatchPipeline implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(BatchPipeline.class);
    private static final int MAX_ATTEMPTS = 2;
    private static final long POLL_MILLIS = 10;

    private final RunRepository.Lease lease;
    private final PageReader reader;
    private final PageBatch batch;
    private final PageApplier applier;
    private final Duration offset;
    private final Deque<Attempt> attempts = new ArrayDeque<>();
    private int started;

    BatchPipeline(RunRepository.Lease lease, PageReader reader, PageBatch batch, PageApplier applier, Duration offset) {
        this.lease = lease;
        this.reader = reader;
        this.batch = batch;
        this.applier = applier;
        this.offset = offset;
    }

    /** A batch whose first attempt is in progress. */
    private record Attempt(List<FetchedPage> pages, BatchTurn turn, CompletableFuture<PageBatch.Applied> result) {}

    /**
     * The result of a batch.
     *
     * @param isLast whether the batch contained the last page
     */
    record Result(PageBatch.Applied applied, boolean isLast) {}

    /**
     * Applies the next batch. If the calling thread is interrupted while a batch is applied, finishes the batch and preserves the interrupt
     * status.
     *
     * @throws CuraGenesisException if the next page could not be fetched
     * @throws InterruptedException if the thread was interrupted while it waited for a page
     * @throws RuntimeException see {@link PageApplier#apply}
     */
    Result next() throws CuraGenesisException, InterruptedException {
        if (attempts.isEmpty()) {
            start();
        }
        Attempt oldest = attempts.element();
        Throwable failure = awaitOldest(oldest);
        attempts.remove();
        PageBatch.Applied applied = failure == null ? oldest.result().join() : applyAlone(oldest, failure);
        reader.applied();
        return new Result(applied, oldest.pages().getLast().page().nextCursor() == null);
    }

    private PageBatch.Applied applyAlone(Attempt attempt, Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException e && mustNotRepeat(attempt.turn(), e)) {
            throw e;
        }
        log.info("Batch of sync run {} failed and is applied alone: {}", lease.id(), failure.getMessage());
        awaitEnd(attempts);
        return applier.apply(lease, attempt.pages(), offset);
    }

    /**
     * Returns whether the batch must not be applied again. After an outage, the transaction may have been committed. An attempt that only
     * got no second connection may be repeated.
     */
    private static boolean mustNotRepeat(BatchTurn turn, RuntimeException failure) {
        return failure instanceof RunRepository.FencedException
                || DatabaseFailure.of(failure) == DatabaseFailure.OUTAGE && (turn.hasBegun() || !turn.hasPrevious());
    }

    /** Waits for the result, and starts the next batch meanwhile. Returns the failure; null if the batch was applied. */
    private @Nullable Throwable awaitOldest(Attempt oldest) throws CuraGenesisException, InterruptedException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    oldest.result().get(POLL_MILLIS, TimeUnit.MILLISECONDS);
                    return null;
                } catch (TimeoutException e) {
                    boolean canStart =
                            attempts.size() < MAX_ATTEMPTS && oldest.turn().hasBegun();
                    if (canStart && !interrupted && reader.isFull()) {
                        start();
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    return e.getCause();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void start() throws CuraGenesisException, InterruptedException {
        List<FetchedPage> pages = reader.next();
        Attempt previous = attempts.peekLast();
        BatchTurn turn = BatchTurn.after(++started, previous == null ? null : previous.turn());
        CompletableFuture<PageBatch.Applied> result = CompletableFuture.supplyAsync(
                        () -> batch.apply(lease, pages, offset, Map.of(), turn),
                        Thread.ofPlatform().name("sync-apply-" + lease.id())::start)
                .whenComplete((applied, failure) -> turn.end(failure == null && !applied.cancelled()));
        attempts.add(new Attempt(pages, turn, result));
    }

    /** Waits until no batch is in progress. A batch that still waits for the previous one is rolled back. */
    @Override
    public void close() {
        attempts.forEach(attempt -> attempt.turn().abandon());
        awaitEnd(attempts);
        for (Attempt attempt : attempts) {
            if (!attempt.result().isCompletedExceptionally()) {
                reader.applied();
            }
        }
        attempts.clear();
    }

    private static void awaitEnd(Iterable<Attempt> attempts) {
        for (Attempt attempt : attempts) {
            attempt.result().exceptionally(e -> null).join();
        }
    }
}
