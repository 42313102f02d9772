package io.curasync.sync.run;

import io.curasync.curagenesis.PageRow;
import io.curasync.platform.DatabaseFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Applies batches of pages, with at most ten attempts per batch. After a conflict, retries the batch. After repeated conflicts or
 * another failure, retries the batch without its faulty rows. Does not retry after an outage of PostgreSQL.
 */
@Component
class PageApplier {

    private static final Logger log = LoggerFactory.getLogger(PageApplier.class);
    private static final int MAX_ATTEMPTS = 10;

    /** From this attempt on, a conflict is handled like any other failure, by a search for faulty rows. */
    private static final int MAX_CONFLICTS = 5;

    private final PageBatch batch;
    private final FaultyRowFinder faultyRowFinder;

    PageApplier(PageBatch batch, FaultyRowFinder faultyRowFinder) {
        this.batch = batch;
        this.faultyRowFinder = faultyRowFinder;
    }

    /**
     * Applies consecutive pages as one batch. If this method throws an exception, nothing was written, unless the connection to PostgreSQL
     * was lost during the commit.
     *
     * @param offset the result of {@link PageTimestamps#offset}
     * @throws RunRepository.FencedException if the run has a new owner or has ended
     * @throws java.util.concurrent.CancellationException if the thread was interrupted
     * @throws RuntimeException the last failure if the last attempt failed, PostgreSQL is unavailable, or no faulty row was found
     */
    PageBatch.Applied apply(RunRepository.Lease lease, List<FetchedPage> pages, Duration offset) {
        Map<PageRow.Valid, String> excluded = new HashMap<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return batch.apply(lease, pages, offset, excluded, BatchTurn.alone());
            } catch (RunRepository.FencedException e) {
                throw e;
            } catch (RuntimeException e) {
                DatabaseFailure failure = DatabaseFailure.of(e);
                if (failure == DatabaseFailure.OUTAGE || attempt == MAX_ATTEMPTS) {
                    throw e;
                }
                log.info("Batch of sync run {} failed and is retried: {}", lease.id(), e.getMessage());
                boolean conflict = failure == DatabaseFailure.CONFLICT && attempt < MAX_CONFLICTS;
                if (!conflict && !exclude(PageBatch.readableRows(lease, pages, offset), excluded)) {
                    throw e;
                }
            }
        }
    }

    /**
     * Searches the rows that are not excluded yet for faulty rows, and excludes the faulty rows. Returns false if no faulty row was found.
     */
    private boolean exclude(List<RowFact> rows, Map<PageRow.Valid, String> excluded) {
        Map<PageRow.Valid, String> faulty = faultyRowFinder.findFaulty(rows.stream()
                .filter(readable -> !excluded.containsKey(readable.row()))
                .toList());
        excluded.putAll(faulty);
        return !faulty.isEmpty();
    }
}
