package io.curasync.sync;

import io.curasync.curagenesis.PageRow;
import io.curasync.platform.DatabaseFailure;
import io.curasync.sync.FaultyRowFinder.Candidate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Applies batches of pages: again after a conflict, and without the rows at fault after any other failure but an outage. */
@Component
class PageApplier {

    private static final Logger log = LoggerFactory.getLogger(PageApplier.class);
    private static final int MAX_ATTEMPTS = 10;

    /** A batch that meets so many conflicts may have a row in it that causes them. */
    private static final int MAX_CONFLICTS = 5;

    private final PageBatch batch;
    private final FaultyRowFinder isolation;

    PageApplier(PageBatch batch, FaultyRowFinder isolation) {
        this.batch = batch;
        this.isolation = isolation;
    }

    /**
     * Applies pages that follow each other.
     *
     * @throws RunRepository.FencedException if the run has a new owner; nothing was written
     * @throws java.util.concurrent.CancellationException if the thread was interrupted; nothing was written
     */
    PageBatch.Applied apply(RunRepository.Lease lease, List<FetchedPage> pages) {
        Map<PageRow.Good, String> unfit = new HashMap<>();
        for (int attempt = 1; ; attempt++) {
            try {
                return batch.apply(lease, pages, unfit);
            } catch (RunRepository.FencedException e) {
                throw e;
            } catch (RuntimeException e) {
                DatabaseFailure failure = DatabaseFailure.of(e);
                if (failure == DatabaseFailure.OUTAGE || attempt == MAX_ATTEMPTS) {
                    throw e;
                }
                log.info("A batch of sync run {} is applied again: {}", lease.id(), e.getMessage());
                boolean conflict = failure == DatabaseFailure.CONFLICT && attempt < MAX_CONFLICTS;
                if (!conflict && !exclude(batch.candidates(lease, pages), unfit)) {
                    throw e;
                }
            }
        }
    }

    /** Returns false if there is nothing more to exclude. */
    private boolean exclude(List<Candidate> candidates, Map<PageRow.Good, String> unfit) {
        Map<PageRow.Good, String> refused = isolation.findRefused(candidates.stream()
                .filter(candidate -> !unfit.containsKey(candidate.row()))
                .toList());
        unfit.putAll(refused);
        return !refused.isEmpty();
    }
}
