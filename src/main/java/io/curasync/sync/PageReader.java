package io.curasync.sync;

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
 * Reads a run's pages ahead of the one thread that applies them. At most {@link #ROWS} rows wait, or one page that has more,
 * and one page is in the reader's hand. A failure is told after the pages that were read before it.
 */
final class PageReader {

    /** Rows that wait at most, and rows of a batch at most; a larger page waits, and makes a batch, alone. */
    static final int ROWS = 5_000;

    private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(2);

    private final PartnerApi api;
    private final CursorTrail trail;
    private final Thread thread;
    private final BlockingQueue<Reading> readings = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(ROWS);
    private final List<Reading> inHand = new ArrayList<>();
    private volatile boolean stopped;

    /** What reading came to. */
    sealed interface Reading permits FetchedPage, Failure {

        List<ApiCallRecord> attempts();
    }

    private record Failure(Throwable cause, List<ApiCallRecord> attempts) implements Reading {}

    private PageReader(PartnerApi api, RunRepository.Lease lease, CursorTrail trail) {
        this.api = api;
        this.trail = trail;
        thread = Thread.ofPlatform().name("sync-read-" + lease.id()).daemon().unstarted(() -> read(lease.cursor()));
    }

    /** Begins to read where the run stands. */
    static PageReader start(PartnerApi api, RunRepository.Lease lease, CursorTrail trail) {
        PageReader reader = new PageReader(api, lease, trail);
        reader.thread.start();
        return reader;
    }

    /**
     * Waits for a page, and takes those that wait already as well, as far as they make one batch.
     *
     * @throws CuraGenesisException if the page cannot be had
     */
    List<FetchedPage> next() throws CuraGenesisException, InterruptedException {
        Reading first = readings.take();
        inHand.add(first);
        if (first instanceof Failure(Throwable cause, List<ApiCallRecord> ignored)) {
            if (cause instanceof CuraGenesisException theirs) {
                throw theirs;
            }
            throw new IllegalStateException("Reading pages broke on our side", cause);
        }
        List<FetchedPage> pages = new ArrayList<>();
        pages.add((FetchedPage) first);
        int rows = pages.getFirst().rows();
        while (readings.peek() instanceof FetchedPage more && rows + more.rows() <= ROWS) {
            inHand.add(readings.remove());
            pages.add(more);
            rows += more.rows();
        }
        pages.forEach(page -> room.release(weight(page.page())));
        return pages;
    }

    /** The batch that was taken last is kept now, its attempts as well. */
    void applied() {
        inHand.clear();
    }

    /**
     * Ends the reading at once.
     *
     * @return the attempts at pages that were not applied, page by page
     */
    List<List<ApiCallRecord>> stop() {
        stopped = true;
        thread.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            // What it is doing should end at once. If not, it ends by itself later: nothing of it matters any more.
            thread.join(JOIN_TIMEOUT);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        List<Reading> waiting = new ArrayList<>();
        readings.drainTo(waiting);
        return Stream.concat(inHand.stream(), waiting.stream())
                .map(Reading::attempts)
                .toList();
    }

    private void read(@Nullable String from) {
        List<ApiCallRecord> attempts = new ArrayList<>();
        String cursor = from;
        if (from == null && !trail.isEmpty()) {
            trail.startOver();
        }
        try {
            do {
                PracticePage page;
                try {
                    page = api.practices(cursor, attempts::add);
                } catch (CuraGenesisException.CursorExpired e) {
                    if (!trail.mayStartOver()) {
                        throw e;
                    }
                    trail.startOver();
                    page = api.practices(null, attempts::add);
                }
                room.acquire(weight(page));
                readings.add(new FetchedPage(page, attempts, trail.restarts()));
                attempts = new ArrayList<>();
                cursor = page.nextCursor();
                if (cursor != null && !trail.add(cursor)) {
                    throw new CuraGenesisException.RepeatedCursor();
                }
            } while (cursor != null && !stopped);
        } catch (Throwable e) {
            // Whatever it is, the one who waits must hear of it.
            readings.add(new Failure(e, attempts));
        }
    }

    private static int weight(PracticePage page) {
        return Math.clamp(page.rows().size(), 1, ROWS);
    }
}
