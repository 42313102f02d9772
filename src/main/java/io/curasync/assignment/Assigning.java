package io.curasync.assignment;

import io.curasync.account.AccountException;
import io.curasync.account.Accounts;
import io.curasync.account.Audit;
import io.curasync.account.CurrentUser;
import io.curasync.account.RepName;
import io.curasync.account.User;
import io.curasync.ledger.Assignments;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Hands practices to reps, in one transaction with the names that are remembered and the audit. Admins only. */
@Service
public class Assigning {

    private static final int ATTEMPTS = 3;
    private static final int IDS_IN_AUDIT = 20;

    private static final String COUNT_UNMATCHED = """
            select count(*) from practice
            where owner_id is null and not owner_by_hand and sales_rep_key = any(?)""";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Assignments assignments;
    private final Audit audit;
    private final ChangeSignal signal;
    private final TransactionOperations transaction;

    Assigning(
            JdbcClient jdbc,
            Accounts accounts,
            Assignments assignments,
            Audit audit,
            ChangeSignal signal,
            TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.assignments = assignments;
        this.audit = audit;
        this.signal = signal;
        this.transaction = transaction;
    }

    /**
     * What is to be handed over.
     *
     * @param practices given by hand
     * @param names remembered as the rep's: all practices that carry them follow, now and later
     * @param rep the user
     * @param since from when on; orders before it were earned by whoever had the practice then
     */
    public record Handover(Collection<Long> practices, Collection<String> names, long rep, Instant since) {}

    /** What became of it. */
    public sealed interface Answer {

        /**
         * @param rep the rep's name
         * @param practices how many have changed hands
         */
        record Done(String rep, long practices) implements Answer {}

        /** @param message for people: why not */
        record Refused(String message) implements Answer {}
    }

    /** Everybody who may be given practices, by name. */
    public List<User> reps() {
        return accounts.assignable();
    }

    /** Gives away what is nobody's; what has become somebody's meanwhile stays with that rep. */
    public Answer assignUnmatched(Handover handover, CurrentUser by) {
        return assign(handover, by, "and owner_id is null");
    }

    /** Gives away practices whose-ever they are. */
    public Answer reassign(Handover handover, CurrentUser by) {
        return assign(handover, by, "");
    }

    /** The practice goes by the name again that CuraGenesis writes for its rep. */
    public void release(long practice, CurrentUser by) {
        guard(by);
        retried(() -> {
            assignments.release(List.of(practice), by.id(), "as CuraGenesis says, by " + by.name());
            audit.record(by.email(), "practice.released", ids(List.of(practice)), null);
            return practice;
        });
        signal.publish(Topic.LEDGER);
    }

    /** How many unmatched practices carry one of these names. */
    public long carrying(Collection<String> names) {
        return jdbc.sql(COUNT_UNMATCHED).param(keys(names)).query(Long.class).single();
    }

    private Answer assign(Handover handover, CurrentUser by, String which) {
        guard(by);
        Optional<User> rep = accounts.assignable().stream()
                .filter(user -> user.id() == handover.rep())
                .findFirst();
        if (rep.isEmpty()) {
            return new Answer.Refused("That user can no longer be given practices.");
        }
        if (handover.since().isAfter(Instant.now())) {
            return new Answer.Refused("A practice cannot change hands on a day to come.");
        }
        try {
            long moved = retried(() -> hand(handover, rep.get(), by, which));
            signal.publish(Topic.LEDGER);
            return new Answer.Done(rep.get().name(), moved);
        } catch (AccountException refused) {
            return new Answer.Refused(String.valueOf(refused.getMessage()));
        }
    }

    private long hand(Handover handover, User rep, CurrentUser by, String which) {
        long owned = owned(rep);
        if (!handover.names().isEmpty()) {
            accounts.addAliases(rep.id(), handover.names(), by.email());
        }
        List<Long> byHand = jdbc.sql(
                        "select id from practice where id = any(?) and owner_id is distinct from ? " + which)
                .param(handover.practices().toArray(Long[]::new))
                .param(rep.id())
                .query(Long.class)
                .list();
        if (!byHand.isEmpty()) {
            assignments.assign(byHand, rep.id(), handover.since(), by.id(), "by " + by.name());
            audit.record(by.email(), "practice.assigned", rep.email(), ids(byHand));
        }
        return owned(rep) - owned;
    }

    private long owned(User rep) {
        return jdbc.sql("select count(*) from practice where owner_id = ?")
                .param(rep.id())
                .query(Long.class)
                .single();
    }

    /** What lost a deadlock, or met a practice that was merged meanwhile, is done again. */
    private long retried(Supplier<Long> work) {
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

    /** The practices as people know them. */
    private String ids(List<Long> practices) {
        String first = jdbc
                .sql("select coalesce(practice_id, user_id) from practice where id = any(?) order by 1")
                .param(practices.stream().limit(IDS_IN_AUDIT).toArray(Long[]::new))
                .query(String.class)
                .list()
                .stream()
                .collect(Collectors.joining(", "));
        int more = practices.size() - IDS_IN_AUDIT;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    private static String[] keys(Collection<String> names) {
        return names.stream().map(RepName::key).toArray(String[]::new);
    }

    private static void guard(CurrentUser by) {
        if (!by.isAdmin()) {
            throw new AccessDeniedException("Only admins hand practices over");
        }
    }
}
