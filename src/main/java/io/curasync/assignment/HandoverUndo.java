package io.curasync.assignment;

import io.curasync.ledger.PracticeOwnership;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Data required to undo a handover or a release; see {@link AssignmentService#undo}.
 *
 * @param subject subject of the audit entry: the email of the rep, or {@code CuraGenesis} for a release
 * @param rep id of the user who received the aliases; not used if there are none
 * @param aliases aliases that the user received; empty for a release
 * @param before ownership of the changed practices before the handover
 * @param after ownership of the same practices after the handover
 */
public record HandoverUndo(
        String subject,
        long rep,
        List<String> aliases,
        Collection<PracticeOwnership> before,
        Collection<PracticeOwnership> after) {

    public HandoverUndo {
        aliases = List.copyOf(aliases);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Returns the undo of an action that has changed nothing so far. */
    static HandoverUndo nothing(String subject, long rep) {
        return new HandoverUndo(subject, rep, List.of(), List.of(), List.of());
    }

    /** Combines this undo with the undo of a later part of the same action. No practice may be in both parts. */
    HandoverUndo plus(HandoverUndo later) {
        return new HandoverUndo(
                subject, rep, joined(aliases, later.aliases), joined(before, later.before), joined(after, later.after));
    }

    /** Returns whether the action changed nothing. */
    public boolean isEmpty() {
        return before.isEmpty() && aliases.isEmpty();
    }

    private static <T> List<T> joined(Collection<T> first, Collection<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
