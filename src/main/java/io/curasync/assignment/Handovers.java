package io.curasync.assignment;

import io.curasync.account.Accounts;
import io.curasync.account.Audit;
import io.curasync.account.CurrentUser;
import io.curasync.account.RepName;
import io.curasync.account.User;
import io.curasync.ledger.Assignments;
import io.curasync.ledger.Holding;
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

/** Does handovers and undoes them, within the caller's transaction: practices, aliases, and one entry in the audit. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Handovers {

    private static final String BY_ALIAS = """
            select id from practice
            where sales_rep_key = any(:keys) and owner_id = :rep and not owner_by_hand order by id""";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Assignments assignments;
    private final HandoverWords words;
    private final Audit audit;

    Handovers(JdbcClient jdbc, Accounts accounts, Assignments assignments, HandoverWords words, Audit audit) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.assignments = assignments;
        this.words = words;
        this.audit = audit;
    }

    /**
     * Assigns practices.
     *
     * @param which of the practices may be taken
     */
    HandoverUndo assign(Handover handover, User rep, CurrentUser by, Predicate<Holding> which) {
        // Aliases first: from then on no batch and no other handover changes practices with these names.
        List<String> aliases = handover.names().isEmpty() ? List.of() : accounts.addAliases(rep.id(), handover.names());
        Map<Long, Holding> byAlias = assignments.lock(byAlias(rep, aliases));
        List<Holding> before = new ArrayList<>();
        // These aliases had no owner, so the practices had no rep.
        byAlias.values().forEach(holding -> before.add(holding.unowned()));
        List<Holding> chosen = assignments.lock(handover.practices()).values().stream()
                .filter(holding -> !Objects.equals(holding.owner(), rep.id()))
                .filter(which)
                .toList();
        before.addAll(chosen);
        if (!chosen.isEmpty()) {
            assignments.assign(
                    chosen.stream().map(Holding::practice).toList(),
                    rep.id(),
                    handover.since(),
                    by.id(),
                    "by " + by.name());
        }
        Set<Long> moved = ids(before);
        if (!moved.isEmpty() || !aliases.isEmpty()) {
            audit.record(by.email(), "practice.assigned", rep.email(), words.of(moved, aliases, "added"));
        }
        return new HandoverUndo(
                rep.email(), rep.id(), aliases, before, assignments.lock(moved).values());
    }

    /** Assigns a practice to the rep in CuraGenesis again. */
    HandoverUndo release(long practice, CurrentUser by) {
        Collection<Holding> before = assignments.lock(List.of(practice)).values();
        assignments.release(List.of(practice), by.id(), "as CuraGenesis says, by " + by.name());
        String subject = words.of(List.of(practice), List.of(), "");
        audit.record(by.email(), "practice.released", subject, null);
        return new HandoverUndo(
                subject,
                by.id(),
                List.of(),
                before,
                assignments.lock(List.of(practice)).values());
    }

    /** @throws UndoRefusedException something else happened since; nothing of the transaction may be committed */
    void undo(HandoverUndo undo, CurrentUser by) {
        if (!undo.aliases().isEmpty() && !accounts.removeAliases(undo.rep(), undo.aliases())) {
            throw new UndoRefusedException("The aliases have changed since, so nothing was undone.");
        }
        Map<Long, Holding> now = assignments.lock(ids(undo.after()));
        for (Holding after : undo.after()) {
            Holding present = now.get(after.practice());
            if (present == null || !present.hasSameReps(after) || !hasOwner(present, after, undo)) {
                throw new UndoRefusedException(
                        words.label(after.practice()) + " has changed hands since, so nothing was undone.");
            }
        }
        assignments.restore(undo.before(), by.id(), "undone by " + by.name());
        audit.record(
                by.email(),
                "practice.assign-undone",
                undo.subject(),
                words.of(ids(undo.before()), undo.aliases(), "removed"));
    }

    /** Taking the alias away has left the practices that followed it without a rep. */
    private static boolean hasOwner(Holding present, Holding after, HandoverUndo undo) {
        return Objects.equals(present.owner(), after.owner())
                || !undo.aliases().isEmpty() && !after.byHand() && present.owner() == null;
    }

    private List<Long> byAlias(User rep, List<String> aliases) {
        return aliases.isEmpty()
                ? List.of()
                : jdbc.sql(BY_ALIAS)
                        .param("keys", aliases.stream().map(RepName::key).toArray(String[]::new))
                        .param("rep", rep.id())
                        .query(Long.class)
                        .list();
    }

    private static Set<Long> ids(Collection<Holding> holdings) {
        Set<Long> ids = new LinkedHashSet<>();
        holdings.forEach(holding -> ids.add(holding.practice()));
        return ids;
    }
}
