package io.curasync.assignment;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.account.RepNameNormalizer;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.ledger.PracticeAssignments;
import io.curasync.ledger.PracticeOwnership;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Executes and undoes handovers within the caller's transaction. Assigns practices, adds or removes aliases, and writes the audit entry.
 * A handover also notifies the reps through {@link HandoverEvents}.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class HandoverExecutor {

    private static final String SELECT_BY_ALIAS = """
            select id from practice_directory
            where sales_rep_key = any(:keys) and owner_id = :rep and not owner_is_manual order by id""";

    private final JdbcClient jdbc;
    private final UserAccounts userAccounts;
    private final PracticeAssignments practiceAssignments;
    private final HandoverLabels labels;
    private final AuditLog auditLog;
    private final HandoverEvents handoverEvents;

    HandoverExecutor(
            JdbcClient jdbc,
            UserAccounts userAccounts,
            PracticeAssignments practiceAssignments,
            HandoverLabels labels,
            AuditLog auditLog,
            HandoverEvents handoverEvents) {
        this.jdbc = jdbc;
        this.userAccounts = userAccounts;
        this.practiceAssignments = practiceAssignments;
        this.labels = labels;
        this.auditLog = auditLog;
        this.handoverEvents = handoverEvents;
    }

    /**
     * Executes a whole handover of unmatched practices: adds the aliases and assigns the practices as {@link #move} does, writes the audit
     * entry, and notifies the reps.
     */
    HandoverUndo assignUnmatched(Handover handover, User rep, CurrentUser by) {
        HandoverUndo done = move(handover, rep, by, ownership -> ownership.owner() == null);
        finish(done, false, by);
        return done;
    }

    /**
     * Adds the aliases of a handover, which also assigns the unmatched practices with these names. Then assigns the practices of the
     * handover, except those that the rep already has. The caller must call {@link #finish} after the last part of the action.
     *
     * @param filter selects the practices of {@link Handover#practices} that may be assigned
     */
    HandoverUndo move(Handover handover, User rep, CurrentUser by, Predicate<PracticeOwnership> filter) {
        // Adds the aliases first, because the lock on aliases prevents concurrent batches and handovers from changing
        // practices with these names.
        List<String> aliases =
                handover.names().isEmpty() ? List.of() : userAccounts.addAliases(rep.id(), handover.names());
        Map<Long, PracticeOwnership> byAlias = practiceAssignments.lock(findByAlias(rep, aliases));
        List<PracticeOwnership> before = new ArrayList<>();
        // The aliases belonged to no user before, so the practices had no rep.
        byAlias.values().forEach(ownership -> before.add(ownership.unowned()));
        List<PracticeOwnership> chosen = practiceAssignments.lock(handover.practices()).values().stream()
                .filter(ownership -> !Objects.equals(ownership.owner(), rep.id()))
                .filter(filter)
                .toList();
        before.addAll(chosen);
        if (!chosen.isEmpty()) {
            practiceAssignments.assign(
                    chosen.stream().map(PracticeOwnership::practice).toList(),
                    rep.id(),
                    handover.since(),
                    by.id(),
                    "by " + by.name());
        }
        return new HandoverUndo(
                rep.email(),
                rep.id(),
                aliases,
                before,
                practiceAssignments.lock(ids(before)).values());
    }

    /**
     * Ends the manual assignment of practices. Practices without a manual assignment do not change. The caller must call
     * {@link #finish} after the last part of the action.
     *
     * @param since start of the new reps' ownership
     */
    HandoverUndo release(Collection<Long> practices, Instant since, CurrentUser by) {
        List<PracticeOwnership> before = practiceAssignments.lock(practices).values().stream()
                .filter(PracticeOwnership::byHand)
                .toList();
        Set<Long> released = ids(before);
        practiceAssignments.release(released, since, by.id(), "as CuraGenesis says, by " + by.name());
        return new HandoverUndo(
                "CuraGenesis",
                by.id(),
                List.of(),
                before,
                practiceAssignments.lock(released).values());
    }

    /**
     * Writes the audit entry of a handover or a release, and notifies the reps. Does nothing if nothing was changed.
     *
     * @param done all parts of the action
     */
    void finish(HandoverUndo done, boolean released, CurrentUser by) {
        finish(done, released, by.id(), by.email(), "");
    }

    /**
     * Writes the audit entry of a handover or a release, and notifies the reps. Unlike
     * {@link #finish(HandoverUndo, boolean, CurrentUser)}, does not require the user to be signed in.
     *
     * @param by id of the user who handed over
     * @param actor email of that user
     * @param extent text to put before the practices in the entry's detail; may be ""
     */
    void finish(HandoverUndo done, boolean released, long by, String actor, String extent) {
        if (done.isEmpty()) {
            return;
        }
        String detail = extent + labels.of(ids(done.before()), done.aliases(), "added");
        if (released) {
            auditLog.record(actor, "practice.released", done.subject(), detail);
        } else {
            auditLog.record(actor, "practice.assigned", done.subject(), detail);
        }
        handoverEvents.publish(done, by);
    }

    /**
     * Undoes a handover or a release. Writes the audit entry, but does not notify the reps.
     *
     * @throws UndoRefusedException if the aliases or the reps have changed since; the caller must roll back the transaction
     */
    void undo(HandoverUndo undo, CurrentUser by) {
        if (!undo.aliases().isEmpty() && !userAccounts.removeAliases(undo.rep(), undo.aliases())) {
            throw new UndoRefusedException("The aliases have changed since, so nothing was undone.");
        }
        Map<Long, PracticeOwnership> now = practiceAssignments.lock(ids(undo.after()));
        for (PracticeOwnership after : undo.after()) {
            PracticeOwnership present = now.get(after.practice());
            if (present == null || !present.hasSameReps(after) || !hasExpectedOwner(present, after, undo)) {
                throw new UndoRefusedException(
                        labels.label(after.practice()) + " was reassigned since, so nothing was undone.");
            }
        }
        practiceAssignments.restore(undo.before(), by.id(), "undone by " + by.name());
        auditLog.record(
                by.email(),
                "practice.assign-undone",
                undo.subject(),
                labels.of(ids(undo.before()), undo.aliases(), "removed"));
    }

    /**
     * Returns whether the practice still has the rep that it had after the handover. If the undo has removed aliases, a practice
     * that was assigned by alias may also have no rep.
     */
    private static boolean hasExpectedOwner(PracticeOwnership present, PracticeOwnership after, HandoverUndo undo) {
        return Objects.equals(present.owner(), after.owner())
                || !undo.aliases().isEmpty() && !after.byHand() && present.owner() == null;
    }

    private List<Long> findByAlias(User rep, List<String> aliases) {
        return aliases.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT_BY_ALIAS)
                        .param(
                                "keys",
                                aliases.stream().map(RepNameNormalizer::key).toArray(String[]::new))
                        .param("rep", rep.id())
                        .query(Long.class)
                        .list();
    }

    private static Set<Long> ids(Collection<PracticeOwnership> ownerships) {
        Set<Long> ids = new LinkedHashSet<>();
        ownerships.forEach(ownership -> ids.add(ownership.practice()));
        return ids;
    }
}
