package io.curasync.assignment;

import io.curasync.ledger.PracticeOwnership;
import java.util.Collection;
import java.util.List;

/**
 * Data required to undo a handover.
 *
 * @param subject email of the rep, or the practice, for the audit log
 * @param rep id of the user who received the aliases
 * @param aliases aliases that the user received
 * @param before state of the changed practices before the handover
 * @param after state of the same practices after the handover
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
}
