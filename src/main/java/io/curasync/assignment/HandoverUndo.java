package io.curasync.assignment;

import io.curasync.ledger.PracticeOwnership;
import java.util.Collection;
import java.util.List;

/**
 * Everything that an undo of a handover needs.
 *
 * @param subject the rep's email, or the practice, for the audit
 * @param rep the user who got the aliases
 * @param aliases that the user got
 * @param before the practices that changed hands, before it
 * @param after the same practices, after it
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
