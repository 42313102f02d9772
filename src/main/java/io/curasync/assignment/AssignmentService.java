package io.curasync.assignment;

import io.curasync.account.AccountException;
import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Assigns practices to reps, and undoes handovers. Each change is one transaction, which includes the aliases and the audit entry. Only
 * admins may make changes. {@link BulkHandoverService} hands over many practices in batches.
 */
@Service
public class AssignmentService {

    private final UserAccounts userAccounts;
    private final HandoverExecutor handoverExecutor;
    private final HandoverTransactions transactions;
    private final ChangeSignal signal;

    AssignmentService(
            UserAccounts userAccounts,
            HandoverExecutor handoverExecutor,
            HandoverTransactions transactions,
            ChangeSignal signal) {
        this.userAccounts = userAccounts;
        this.handoverExecutor = handoverExecutor;
        this.transactions = transactions;
        this.signal = signal;
    }

    /** Outcome of a handover. */
    public sealed interface Answer {

        /**
         * The handover was executed.
         *
         * @param rep name of the rep; for a release, see {@link BulkHandoverService#handOver}
         * @param practices number of practices that were assigned or released
         * @param undo data with which {@link AssignmentService#undo} undoes the handover
         */
        record Done(String rep, int practices, HandoverUndo undo) implements Answer {}

        /**
         * Nothing was assigned, because more practices would have changed their rep than the user had confirmed.
         *
         * @param practices number of practices that would change their rep now
         */
        record TooManyPractices(int practices) implements Answer {}

        /**
         * Nothing was assigned for another reason.
         *
         * @param message the reason, shown to the user
         */
        record Refused(String message) implements Answer {}
    }

    /** Thrown to roll back a handover that would assign more practices than the user has confirmed. */
    private static final class TooManyPracticesException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int practices;

        TooManyPracticesException(int practices) {
            this.practices = practices;
        }
    }

    /** Returns the enabled users, sorted by name. Practices can be assigned to any of them. */
    public List<User> reps() {
        return userAccounts.assignable();
    }

    /** Assigns unmatched practices. A practice of the handover that has received a rep in the meantime does not change. */
    public Answer assignUnmatched(Handover handover, CurrentUser by) {
        by.requireAdmin("assign practices");
        Optional<User> rep = userAccounts.assignable().stream()
                .filter(user -> user.id() == handover.rep())
                .findFirst();
        if (rep.isEmpty()) {
            return new Answer.Refused("This user can no longer get practices. Choose another rep.");
        }
        if (handover.since().isAfter(Instant.now())) {
            return new Answer.Refused(
                    "A practice cannot be reassigned on a future day. Choose today or an earlier day.");
        }
        try {
            HandoverUndo undo = transactions.run(() -> {
                HandoverUndo done = handoverExecutor.assignUnmatched(handover, rep.get(), by);
                if (done.before().size() > handover.announced()) {
                    throw new TooManyPracticesException(done.before().size());
                }
                return done;
            });
            signal.publish(Topic.LEDGER);
            return new Answer.Done(rep.get().name(), undo.before().size(), undo);
        } catch (TooManyPracticesException e) {
            return new Answer.TooManyPractices(e.practices);
        } catch (AccountException refused) {
            return new Answer.Refused(String.valueOf(refused.getMessage()));
        }
    }

    /**
     * Undoes a handover or a release completely, including one of {@link BulkHandoverService}. Undoes nothing if the aliases or
     * the reps have changed since the handover.
     *
     * @return the reason why nothing was undone, shown to the user; empty on success
     */
    public Optional<String> undo(HandoverUndo undo, CurrentUser by) {
        by.requireAdmin("assign practices");
        try {
            transactions.run(() -> {
                handoverExecutor.undo(undo, by);
                return undo;
            });
        } catch (UndoRefusedException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
        signal.publish(Topic.LEDGER);
        return Optional.empty();
    }
}
