package io.curasync.sync.run;

import io.curasync.curagenesis.ApiCallRecord;
import io.curasync.curagenesis.CuraGenesisException;
import io.curasync.curagenesis.PartnerApi;
import io.curasync.curagenesis.PracticePage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads pages on its own thread, ahead of the thread that applies them. Queues at most {@link #MAX_ROWS} rows, or one larger page,
 * and holds one more page that it has just fetched. Reports a failure after the pages that were fetched before it.
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
    private final List<Reading> unconfirmed = new ArrayList<>();
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

    /** Starts a thread that reads pages from the cursor of the run. */
    static PageReader start(PartnerApi api, RunRepository.Lease lease, CursorHistory cursorHistory) {
        PageReader reader = new PageReader(api, lease, cursorHistory);
        reader.thread.start();
        return reader;
    }

    /**
     * Waits for the next page. Returns it, with the pages after it that are already queued and fit into the same batch.
     *
     * @throws CuraGenesisException if the page could not be fetched
     */
    List<FetchedPage> next() throws CuraGenesisException, InterruptedException {
        Reading first = readings.take();
        unconfirmed.add(first);
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
            unconfirmed.add(readings.remove());
            pages.add(more);
            rows += more.rows();
        }
        pages.forEach(page -> capacity.release(weight(page.page())));
        return pages;
    }

    /** Confirms that the last batch and its API calls were stored. */
    void applied() {
        unconfirmed.clear();
    }

    /**
     * Stops reading immediately.
     *
     * @return API calls whose pages were not applied, by page
     */
    List<List<ApiCallRecord>> stop() {
        stopped = true;
        thread.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            // The thread should end immediately. If not, it ends later by itself, and its results are ignored.
            thread.join(JOIN_TIMEOUT);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        List<Reading> waiting = new ArrayList<>();
        readings.drainTo(waiting);
        return Stream.concat(unconfirmed.stream(), waiting.stream())
                .map(Reading::attempts)
                .toList();
    }

    private void read(@Nullable String from) {
        List<ApiCallRecord> attempts = new ArrayList<>();
        String cursor = from;
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
            // Every error must be passed on, because the applying thread waits for the next reading.
            readings.add(new Failure(e, attempts));
        }
    }

    private static int weight(PracticePage page) {
        return Math.clamp(page.rows().size(), 1, MAX_ROWS);
    }
}
