package io.curasync.reptarget;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Sets and clears targets, for admins only. Each call that changes something writes one audit entry. */
@Service
public class TargetService {

    /** Maximum number of changes in one call. {@link TargetRequest} and {@link TargetFileReader} enforce this limit. */
    public static final int MAX_CHANGES = 5_000;

    private static final String ACTION = "set targets";

    private final TargetRepository repository;
    private final AuditLog auditLog;
    private final ChangeSignal signal;
    private final TransactionOperations transaction;

    TargetService(
            TargetRepository repository, AuditLog auditLog, ChangeSignal signal, TransactionOperations transaction) {
        this.repository = repository;
        this.auditLog = auditLog;
        this.signal = signal;
        this.transaction = transaction;
    }

    /**
     * Sets and clears targets in one transaction.
     *
     * @param changes at most {@value #MAX_CHANGES}, without a repeated key
     * @param origin origin of the changes for the audit entry, such as a file name; {@code null} for a single change
     */
    public TargetChanges change(CurrentUser by, List<TargetChange> changes, @Nullable String origin) {
        by.requireAdmin(ACTION);
        return publish(transaction.execute(status -> apply(by, changes, origin)));
    }

    /**
     * Copies the targets of one measure from the previous month to the given month. Omits deactivated users, and users who already have a
     * target in the given month.
     */
    public TargetChanges copyPreviousMonth(CurrentUser by, YearMonth month, TargetMeasure measure) {
        by.requireAdmin(ACTION);
        YearMonth previous = month.minusMonths(1);
        return publish(transaction.execute(
                status -> apply(by, repository.copies(previous, month, measure), "copied from " + previous)));
    }

    /**
     * Undoes changes by restoring the previous values of the targets.
     *
     * @param done result of the call that made the changes
     * @return false if one of the targets has changed since; in this case, nothing is undone
     */
    public boolean undo(CurrentUser by, TargetChanges done) {
        by.requireAdmin(ACTION);
        List<TargetChange> reversed = done.reversed();
        TargetChanges undone = publish(transaction.execute(status -> {
            Map<TargetKey, Long> present = repository.lock(reversed);
            boolean isCurrent = done.replaced().stream()
                    .allMatch(change -> Objects.equals(present.get(change.key()), change.after()));
            return apply(by, isCurrent ? reversed : List.of(), "undone");
        }));
        return undone.replaced().size() == reversed.size();
    }

    private TargetChanges apply(CurrentUser by, List<TargetChange> changes, @Nullable String origin) {
        TargetChanges effect = TargetChanges.of(changes, repository.lock(changes));
        if (!effect.replaced().isEmpty()) {
            repository.apply(changes, by.id());
            Map<Long, String> emails = repository.emails(effect.replaced().stream()
                    .map(change -> change.key().userId())
                    .distinct()
                    .toList());
            auditLog.record(
                    by.email(),
                    "targets.changed",
                    TargetAudit.subject(effect, emails),
                    TargetAudit.detail(effect, emails, origin));
        }
        return effect;
    }

    private TargetChanges publish(@Nullable TargetChanges effect) {
        TargetChanges changes = Objects.requireNonNull(effect);
        if (!changes.replaced().isEmpty()) {
            signal.publish(Topic.LEDGER);
        }
        return changes;
    }
}
