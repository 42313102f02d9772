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

/** Assigns practices to reps, in one transaction with aliases and audit log. Admins only. */
@Service
public class AssignmentService {

    private static final int ATTEMPTS = 3;

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

    /** The outcome of a handover. */
    public sealed interface Answer {

        /**
         * @param rep name of the rep
         * @param practices number of practices that changed their rep
         */
        record Done(String rep, int practices, HandoverUndo undo) implements Answer {}

        /**
         * Nothing was assigned, because more practices would have changed their rep than announced.
         *
         * @param practices number of practices that would change their rep now
         */
        record More(int practices) implements Answer {}

        /** @param message reason for people */
        record Refused(String message) implements Answer {}
    }

    /** Rolls back a handover of more practices than announced. */
    private static final class MoreThanAnnounced extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int practices;

        MoreThanAnnounced(int practices) {
            this.practices = practices;
        }
    }

    /** Returns the users to whom practices may be assigned, by name. */
    public List<User> reps() {
        return userAccounts.assignable();
    }

    /** Assigns unmatched practices. Practices that have received a rep in the meantime keep that rep. */
    public Answer assignUnmatched(Handover handover, CurrentUser by) {
        return assign(handover, by, ownership -> ownership.owner() == null);
    }

    /** Assigns practices, with or without a rep. */
    public Answer reassign(Handover handover, CurrentUser by) {
        return assign(handover, by, ownership -> true);
    }

    /** Assigns a practice to the rep in CuraGenesis again. */
    public HandoverUndo release(long practice, CurrentUser by) {
        by.requireAdmin("assign practices");
        HandoverUndo undo = retried(() -> handoverExecutor.release(practice, by));
        signal.publish(Topic.LEDGER);
        return undo;
    }

    /**
     * Undoes a handover completely, unless something has changed since. Returns the reason for a refusal, or empty on
     * success.
     */
    public Optional<String> undo(HandoverUndo undo, CurrentUser by) {
        by.requireAdmin("assign practices");
        try {
            retried(() -> {
                handoverExecutor.undo(undo, by);
                return undo;
            });
        } catch (UndoRefusedException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
        signal.publish(Topic.LEDGER);
        return Optional.empty();
    }

    private Answer assign(Handover handover, CurrentUser by, Predicate<PracticeOwnership> which) {
        by.requireAdmin("assign practices");
        Optional<User> rep = userAccounts.assignable().stream()
                .filter(user -> user.id() == handover.rep())
                .findFirst();
        if (rep.isEmpty()) {
            return new Answer.Refused("This user can no longer get practices. Choose another rep.");
        }
        if (handover.since().isAfter(Instant.now())) {
            return new Answer.Refused(
                    "A practice cannot change hands on a future day. Choose today or an earlier day.");
        }
        try {
            HandoverUndo undo = retried(() -> {
                HandoverUndo done = handoverExecutor.assign(handover, rep.get(), by, which);
                if (done.before().size() > handover.announced()) {
                    throw new MoreThanAnnounced(done.before().size());
                }
                return done;
            });
            signal.publish(Topic.LEDGER);
            return new Answer.Done(rep.get().name(), undo.before().size(), undo);
        } catch (MoreThanAnnounced more) {
            return new Answer.More(more.practices);
        } catch (AccountException refused) {
            return new Answer.Refused(String.valueOf(refused.getMessage()));
        }
    }

    /** Retries after a deadlock, or if a practice was merged in the meantime. */
    private HandoverUndo retried(Supplier<HandoverUndo> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> work.get()));
            } catch (TransientDataAccessException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
