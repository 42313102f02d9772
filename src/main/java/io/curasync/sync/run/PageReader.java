package io.curasync.sync.run;

import io.curasync.curagenesis.ApiCallRecord;
import io.curasync.curagenesis.CuraGenesisException;
import io.curasync.curagenesis.PartnerApi;
import io.curasync.curagenesis.PracticePage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages on its own thread, ahead of the thread that applies them. Queues at most {@link #MAX_ROWS} rows, or one larger page. In
 * addition, holds one fetched page for which the queue has no space yet. Starts again at the first page if a cursor has expired, and fails
 * if a cursor is repeated. {@link #next} first returns all pages that were fetched before a failure, and then reports the failure.
 */
final class PageReader {

    /** Maximum number of queued rows, and of rows in a batch. A larger page is queued alone and forms its own batch. */
    static final int MAX_ROWS = 5_000;

    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(2);

    private final PartnerApi api;
    private final CursorHistory cursorHistory;
    private final Thread thread;
    private final BlockingQueue<Reading> readings = new LinkedBlockingQueue<>();
    private final Semaphore capacity = new Semaphore(MAX_ROWS);
    private final Deque<List<Reading>> unconfirmed = new ArrayDeque<>();
    private volatile boolean stopped;

    /** A fetched page, or the failure that ended reading. */
    sealed interface Reading permits FetchedPage, Failure {

        List<ApiCallRecord> attempts();
    }

    private record Failure(Throwable cause, List<ApiCallRecord> attempts) implements Reading {}

    private PageReader(PartnerApi api, RunRepository.Lease lease, CursorHistory cursorHistory) {
        this.api = api;
        this.cursorHistory = cursorHistory;
        thread = Thread.ofPlatform().name("sync-read-" + lease.id()).daemon().unstarted(() -> read(lease.cursor()));
    }

    /** Starts a thread that reads pages, beginning at the cursor of the run. */
    static PageReader start(PartnerApi api, RunRepository.Lease lease, CursorHistory cursorHistory) {
        PageReader reader = new PageReader(api, lease, cursorHistory);
        reader.thread.start();
        return reader;
    }

    /**
     * Waits for the next page. Returns a batch that consists of this page and the queued pages that fit into the same batch.
     *
     * @throws CuraGenesisException if the next page could not be fetched
     * @throws IllegalStateException if reading failed for another reason
     */
    List<FetchedPage> next() throws CuraGenesisException, InterruptedException {
        Reading first = readings.take();
        List<Reading> batch = new ArrayList<>(List.of(first));
        unconfirmed.add(batch);
        if (first instanceof Failure(Throwable cause, List<ApiCallRecord> ignored)) {
            if (cause instanceof CuraGenesisException apiFailure) {
                throw apiFailure;
            }
            throw new IllegalStateException("Reading pages failed unexpectedly", cause);
        }
        List<FetchedPage> pages = new ArrayList<>();
        pages.add((FetchedPage) first);
        int rows = pages.getFirst().rows();
        while (readings.peek() instanceof FetchedPage more && rows + more.rows() <= MAX_ROWS) {
            batch.add(readings.remove());
            pages.add(more);
            rows += more.rows();
        }
        pages.forEach(page -> capacity.release(weight(page.page())));
        return pages;
    }

    /** Returns whether the queued pages would not be part of a larger batch later, because the queue is full or they are the last ones. */
    boolean isFull() {
        return readings.peek() instanceof FetchedPage && (capacity.hasQueuedThreads() || !thread.isAlive());
    }

    /**
     * Confirms that the oldest unconfirmed batch that {@link #next} returned has been stored with its API calls. {@link #stop} then no
     * longer returns these calls.
     */
    void applied() {
        unconfirmed.poll();
    }

    /**
     * Stops reading, and waits up to two seconds for the thread to end. Preserves the interrupt status of the calling thread.
     *
     * @return API calls that were not stored yet, because their pages were not applied or no page was fetched. Contains one list per page,
     *     in the order of the pages.
     */
    List<List<ApiCallRecord>> stop() {
        stopped = true;
        thread.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            // The thread should end immediately. Otherwise, it ends later, and its results are ignored.
            thread.join(JOIN_TIMEOUT);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        List<Reading> waiting = new ArrayList<>();
        readings.drainTo(waiting);
        return Stream.concat(unconfirmed.stream().flatMap(List::stream), waiting.stream())
                .map(Reading::attempts)
                .toList();
    }

    private void read(@Nullable String from) {
        List<ApiCallRecord> attempts = new ArrayList<>();
        String cursor = from;
        // A previous owner applied the last page but did not complete the run. The run therefore starts again at the
        // first page.
        if (from == null && !cursorHistory.isEmpty()) {
            cursorHistory.restart();
        }
        try {
            do {
                PracticePage page;
                try {
                    page = api.practices(cursor, attempts::add);
                } catch (CuraGenesisException.CursorExpired e) {
                    if (!cursorHistory.canRestart()) {
                        throw e;
                    }
                    cursorHistory.restart();
                    page = api.practices(null, attempts::add);
                }
                capacity.acquire(weight(page));
                readings.add(new FetchedPage(page, attempts, cursorHistory.restarts()));
                attempts = new ArrayList<>();
                cursor = page.nextCursor();
                if (cursor != null && !cursorHistory.add(cursor)) {
                    throw new CuraGenesisException.RepeatedCursor();
                }
            } while (cursor != null && !stopped);
        } catch (Throwable e) {
            // Errors must be passed on too, because the applying thread waits for the next reading.
            readings.add(new Failure(e, attempts));
        }
    }

    private static int weight(PracticePage page) {
        return Math.clamp(page.rows().size(), 1, MAX_ROWS);
    }
}
