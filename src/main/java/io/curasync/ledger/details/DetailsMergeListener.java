package io.curasync.ledger.details;

import io.curasync.ledger.PracticeMerged;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Merges the details of a duplicate into those of the surviving practice; see {@link StoredDetails#merged}. A phone or an address that the
 * merge drops remains visible on the timeline, because the timeline entries of the duplicate move to the surviving practice.
 */
@Component
class DetailsMergeListener {

    private final PracticeDetailsRepository repository;

    DetailsMergeListener(PracticeDetailsRepository repository) {
        this.repository = repository;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PracticeMerged merged) {
        Map<Long, StoredDetails> stored = repository.stored(List.of(merged.surviving(), merged.duplicate()));
        StoredDetails surviving = Objects.requireNonNull(stored.get(merged.surviving()));
        StoredDetails duplicate = Objects.requireNonNull(stored.get(merged.duplicate()));
        repository.write(stored, List.of(surviving.merged(duplicate)), null);
    }
}
