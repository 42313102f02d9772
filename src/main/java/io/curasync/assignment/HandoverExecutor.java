package io.curasync.assignment;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.account.RepNameNormalizer;
import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.ledger.PracticeAssignments;
import io.curasync.ledger.PracticeOwnership;
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

/** Executes and undoes handovers within the caller's transaction: assigns practices, adds aliases, writes one audit entry. */
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

    HandoverExecutor(
            JdbcClient jdbc,
            UserAccounts userAccounts,
            PracticeAssignments practiceAssignments,
            HandoverLabels labels,
            AuditLog auditLog) {
        this.jdbc = jdbc;
        this.userAccounts = userAccounts;
        this.practiceAssignments = practiceAssignments;
        this.labels = labels;
        this.auditLog = auditLog;
    }

    /**
     * Assigns practices, except those that the rep already has.
     *
     * @param filter selects the practices that may be assigned
     */
    HandoverUndo assign(Handover handover, User rep, CurrentUser by, Predicate<PracticeOwnership> filter) {
        // Add aliases first: this prevents concurrent batches and handovers from changing practices with these names.
        List<String> aliases =
                handover.names().isEmpty() ? List.of() : userAccounts.addAliases(rep.id(), handover.names());
        Map<Long, PracticeOwnership> byAlias = practiceAssignments.lock(findByAlias(rep, aliases));
        List<PracticeOwnership> before = new ArrayList<>();
        // These aliases had no user, so the practices had no rep.
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
        Set<Long> moved = ids(before);
        if (!moved.isEmpty() || !aliases.isEmpty()) {
            auditLog.record(by.email(), "practice.assigned", rep.email(), labels.of(moved, aliases, "added"));
        }
        return new HandoverUndo(
                rep.email(),
                rep.id(),
                aliases,
                before,
                practiceAssignments.lock(moved).values());
    }

    /** Ends the manual assignment of a practice. */
    HandoverUndo release(long practice, CurrentUser by) {
        Collection<PracticeOwnership> before =
                practiceAssignments.lock(List.of(practice)).values();
        practiceAssignments.release(List.of(practice), by.id(), "as CuraGenesis says, by " + by.name());
        String subject = labels.of(List.of(practice), List.of(), "");
        auditLog.record(by.email(), "practice.released", subject, null);
        return new HandoverUndo(
                subject,
                by.id(),
                List.of(),
                before,
                practiceAssignments.lock(List.of(practice)).values());
    }

    /**
     * Undoes a handover.
     *
     * @throws UndoRefusedException if something has changed since; the caller must roll back the transaction
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
     * Returns whether the practice has the same rep as after the handover. If the undo removed aliases, a practice that was
     * assigned by alias has no rep.
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
