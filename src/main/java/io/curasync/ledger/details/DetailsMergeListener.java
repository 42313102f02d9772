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
 * Moves the details of a duplicate to the surviving practice. If both practices have a value, only one of the values is used. The
 * timeline entries of the duplicate move too, so the other value remains visible there.
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
