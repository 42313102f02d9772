package io.curasync.assignment;

import io.curasync.account.AccountException;
import io.curasync.account.CurrentUser;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.assignment.AssignmentService.Answer;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.ui.NumberLabels;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Hands over up to {@value #MAX_PRACTICES} practices in one action. Each batch of {@value #BATCH} practices has its own transaction, so
 * that webhooks and syncs for the same reps wait only briefly. The whole action has one audit entry, at most one notification per rep,
 * and one undo.
 */
@Service
public class BulkHandoverService {

    /** Maximum number of practices in one action. */
    public static final int MAX_PRACTICES = 5_000;

    private static final int BATCH = 500;

    private final UserAccounts userAccounts;
    private final AssignmentQuery query;
    private final HandoverBatchExecutor batchExecutor;
    private final HandoverTransactions transactions;
    private final ChangeSignal signal;

    BulkHandoverService(
            UserAccounts userAccounts,
            AssignmentQuery query,
            HandoverBatchExecutor batchExecutor,
            HandoverTransactions transactions,
            ChangeSignal signal) {
        this.userAccounts = userAccounts;
        this.query = query;
        this.batchExecutor = batchExecutor;
        this.transactions = transactions;
        this.signal = signal;
    }

    /**
     * Executes the handover or the release. If a batch fails with an exception, or the instance is killed, the earlier batches remain in
     * effect. The audit entry then states how many practices these batches processed.
     *
     * @param progress called after each batch with the number of practices that have been processed so far
     * @return {@link Answer.Done} or {@link Answer.Refused}. For a release, {@link Answer.Done#rep} is "CuraGenesis's reps".
     */
    public Answer handOver(BulkHandover handover, CurrentUser by, IntConsumer progress) {
        by.requireAdmin("assign practices");
        Optional<User> rep = handover.rep() == null ? Optional.empty() : assignable(handover.rep());
        String refusal = refusal(handover, rep.isPresent());
        if (refusal != null) {
            return new Answer.Refused(refusal);
        }
        List<String> names =
                handover.rememberAlias() && rep.isPresent() ? query.unusedNames(handover.practices()) : List.of();
        var action = new HandoverAction(UUID.randomUUID().toString(), handover, rep.orElse(null), names, by);
        HandoverUndo done = action.nothingDone();
        try {
            for (int from = 0; from < action.size(); from += BATCH) {
                int start = from;
                int end = Math.min(from + BATCH, action.size());
                HandoverUndo before = done;
                done = transactions.run(() -> batchExecutor.execute(action, start, end, before));
                signal.publish(Topic.LEDGER);
                progress.accept(end);
            }
        } catch (AccountException refused) {
            return new Answer.Refused(String.valueOf(refused.getMessage()));
        } catch (RuntimeException failure) {
            HandoverUndo executed = done;
            transactions.run(() -> {
                batchExecutor.end(action.id());
                return executed;
            });
            throw failure;
        }
        return new Answer.Done(
                rep.map(User::name).orElse("CuraGenesis's reps"), done.before().size(), done);
    }

    private Optional<User> assignable(long rep) {
        return userAccounts.assignable().stream()
                .filter(user -> user.id() == rep)
                .findFirst();
    }

    private static @Nullable String refusal(BulkHandover handover, boolean repExists) {
        if (handover.practices().isEmpty()) {
            return "Choose at least one practice.";
        }
        if (handover.practices().size() > MAX_PRACTICES) {
            return "Choose at most " + NumberLabels.of(MAX_PRACTICES) + " practices.";
        }
        if (handover.rep() != null && !repExists) {
            return "This user can no longer get practices. Choose another rep.";
        }
        return handover.since().isAfter(Instant.now())
                ? "A practice cannot be reassigned on a future day. Choose today or an earlier day."
                : null;
    }
}
