package io.curasync.sync.run;

import io.curasync.curagenesis.PageRow;
import io.curasync.platform.DatabaseFailure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Applies batches of pages. After a conflict, retries the batch. After any other failure except an outage, retries the batch
 * without the faulty rows.
 */
@Component
class PageApplier {

    private static final Logger log = LoggerFactory.getLogger(PageApplier.class);
    private static final int MAX_ATTEMPTS = 10;

    /** Number of conflicts after which a row is assumed to be the cause. */
    private static final int MAX_CONFLICTS = 5;

    private final PageBatch batch;
    private final FaultyRowFinder faultyRowFinder;

    PageApplier(PageBatch batch, FaultyRowFinder faultyRowFinder) {
        this.batch = batch;
        this.faultyRowFinder = faultyRowFinder;
    }

    /**
     * Applies consecutive pages.
     *
     * @throws RunRepository.FencedException if the run has a new owner; nothing was written
     * @throws java.util.concurrent.CancellationException if the thread was interrupted; nothing was written
     */
    PageBatch.Applied apply(RunRepository.Lease lease, List<FetchedPage> pages) {
        Map<PageRow.Valid, String> excluded = new HashMap<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return batch.apply(lease, pages, excluded);
            } catch (RunRepository.FencedException e) {
                throw e;
            } catch (RuntimeException e) {
                DatabaseFailure failure = DatabaseFailure.of(e);
                if (failure == DatabaseFailure.OUTAGE || attempt == MAX_ATTEMPTS) {
                    throw e;
                }
                log.info("Batch of sync run {} failed and is retried: {}", lease.id(), e.getMessage());
                boolean conflict = failure == DatabaseFailure.CONFLICT && attempt < MAX_CONFLICTS;
                if (!conflict && !exclude(batch.readableRows(lease, pages), excluded)) {
                    throw e;
                }
            }
        }
    }

    /** Adds further faulty rows to the excluded rows. Returns false if there are none. */
    private boolean exclude(List<RowFact> rows, Map<PageRow.Valid, String> excluded) {
        Map<PageRow.Valid, String> faulty = faultyRowFinder.findFaulty(rows.stream()
                .filter(readable -> !excluded.containsKey(readable.row()))
                .toList());
        excluded.putAll(faulty);
        return !faulty.isEmpty();
    }
}
