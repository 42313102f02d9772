package io.curasync.ledger.details;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills in details from submissions and imports, within the caller's transaction. Never replaces a value that a person has edited
 * on the practice itself.
 */
@Component
public class PracticeDetailsFiller {

    private final PracticeDetailsRepository repository;

    PracticeDetailsFiller(PracticeDetailsRepository repository) {
        this.repository = repository;
    }

    /**
     * Sets the given phone and address, and adds the given contacts. Does not change details that a person has edited on the practice
     * itself. A missing value does not change the practice.
     *
     * @param given values by CuraSync's id of the practice. The transaction must have locked the practices.
     * @param by id of the user who entered the values
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void fill(Map<Long, PracticeDetails> given, long by) {
        if (given.isEmpty()) {
            return;
        }
        Map<Long, StoredDetails> before = repository.stored(given.keySet());
        List<StoredDetails> after = before.values().stream()
                .map(stored -> stored.filled(Objects.requireNonNull(given.get(stored.practice()))))
                .toList();
        repository.write(before, after, by);
    }
}
