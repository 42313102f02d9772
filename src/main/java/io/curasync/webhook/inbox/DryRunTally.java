package io.curasync.webhook.inbox;

import io.curasync.ledger.FactResult;
import io.curasync.ledger.LedgerChanges.PracticeChanged;
import io.curasync.ledger.PracticeState;
import io.curasync.platform.DatabaseFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.dao.PessimisticLockingFailureException;

/** Counts the outcomes of a dry run of many events. */
final class DryRunTally {

    private final Set<String> practices = new HashSet<>();
    private final List<String> failures = new ArrayList<>();
    private int applied;
    private int unchanged;
    private int waiting;
    private int busy;
    private int orders;

    void add(LedgerTrial.Effects effects) {
        effects.results().forEach(this::add);
        effects.practices().stream()
                .filter(LedgerTrial.Effects::isVisible)
                .map(DryRunTally::key)
                .forEach(practices::add);
        orders += effects.orders().size();
    }

    private void add(FactResult result) {
        switch (result.outcome()) {
            case CREATED, UPDATED -> applied++;
            case UNCHANGED, STALE -> unchanged++;
            case UNKNOWN_PRACTICE -> waiting++;
            case QUARANTINED -> failures.add(String.valueOf(result.reason()));
        }
    }

    /** Counts an event that would fail for the given reason. */
    void addFailure(String reason) {
        failures.add(reason);
    }

    /**
     * Counts an event that could not be applied even when it was tried alone. The event counts as busy if another transaction held a lock
     * for too long; otherwise, it counts as failed.
     */
    void addFailure(RuntimeException failure) {
        if (failure instanceof PessimisticLockingFailureException) {
            busy++;
        } else {
            failures.add(DatabaseFailure.reason(failure));
        }
    }

    void addAll(DryRunTally other) {
        practices.addAll(other.practices);
        failures.addAll(other.failures);
        applied += other.applied;
        unchanged += other.unchanged;
        waiting += other.waiting;
        busy += other.busy;
        orders += other.orders;
    }

    List<String> failures() {
        return failures;
    }

    DryRunReport report(int events, List<DryRunReport.ReasonCount> reasons, DryRunReport.State state) {
        int tried = applied + unchanged + waiting + failures.size() + busy;
        return new DryRunReport(
                events,
                tried,
                applied,
                unchanged,
                waiting,
                failures.size(),
                busy,
                practices.size(),
                orders,
                reasons,
                state);
    }

    /**
     * Returns an id that identifies the practice in all parts of the dry run. The id in CuraSync is not suitable, because a practice that
     * would be created gets a different id in each part.
     */
    private static String key(PracticeChanged change) {
        PracticeState state = change.before() == null ? Objects.requireNonNull(change.after()) : change.before();
        return Objects.requireNonNullElse(state.practiceId(), String.valueOf(state.userId()));
    }
}
