package io.curasync.assignment;

import io.curasync.account.AccountException;
import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.ledger.PracticeOwnership;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Assigns practices to reps, together with aliases and audit entries in one transaction. Admins only. */
@Service
public class AssignmentService {

    private static final int MAX_ATTEMPTS = 3;

    private final UserAccounts userAccounts;
    private final HandoverExecutor handoverExecutor;
    private final ChangeSignal signal;
    private final TransactionOperations transaction;

    AssignmentService(
            UserAccounts userAccounts,
            HandoverExecutor handoverExecutor,
            ChangeSignal signal,
            TransactionOperations transaction) {
        this.userAccounts = userAccounts;
        this.handoverExecutor = handoverExecutor;
        this.signal = signal;
        this.transaction = transaction;
    }

    /** Outcome of a handover. */
    public sealed interface Answer {

        /**
         * The practices were assigned.
         *
         * @param rep name of the rep
         * @param practices number of practices that changed their rep
         */
        record Done(String rep, int practices, HandoverUndo undo) implements Answer {}

        /**
         * Nothing was assigned, because more practices would have changed their rep than announced to the user.
         *
         * @param practices number of practices that would change their rep now
         */
        record TooManyPractices(int practices) implements Answer {}

        /**
         * Nothing was assigned for another reason.
         *
         * @param message the reason, for people
         */
        record Refused(String message) implements Answer {}
    }

    /** Rolls back a handover that would assign more practices than announced. */
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

    /** Assigns unmatched practices. Practices that have received a rep in the meantime keep that rep. */
    public Answer assignUnmatched(Handover handover, CurrentUser by) {
        return assign(handover, by, ownership -> ownership.owner() == null);
    }

    /** Assigns practices, whether or not they have a rep. */
    public Answer reassign(Handover handover, CurrentUser by) {
        return assign(handover, by, ownership -> true);
    }

    /** Ends the manual assignment of a practice, so that the practice follows its rep in CuraGenesis again. */
    public HandoverUndo release(long practice, CurrentUser by) {
        by.requireAdmin("assign practices");
        HandoverUndo undo = inTransaction(() -> handoverExecutor.release(practice, by));
        signal.publish(Topic.LEDGER);
        return undo;
    }

    /**
     * Undoes a handover completely, or not at all if something has changed since.
     *
     * @return the reason why nothing was undone; empty on success
     */
    public Optional<String> undo(HandoverUndo undo, CurrentUser by) {
        by.requireAdmin("assign practices");
        try {
            inTransaction(() -> {
                handoverExecutor.undo(undo, by);
                return undo;
            });
        } catch (UndoRefusedException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
        signal.publish(Topic.LEDGER);
        return Optional.empty();
    }

    private Answer assign(Handover handover, CurrentUser by, Predicate<PracticeOwnership> filter) {
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
            HandoverUndo undo = inTransaction(() -> {
                HandoverUndo done = handoverExecutor.assign(handover, rep.get(), by, filter);
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

    /** Runs the work in a transaction. Retries after a deadlock, or if a practice was merged in the meantime. */
    private HandoverUndo inTransaction(Supplier<HandoverUndo> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> work.get()));
            } catch (TransientDataAccessException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
