package io.curasync.ledger.edit;

import java.util.Map;

/**
 * A merge of two practices, and the values that the surviving practice took from the duplicate.
 *
 * @param duplicate id of the duplicate, which no longer exists
 * @param surviving id of the surviving practice
 * @param inheritsName whether the surviving practice took the name, because it had none
 * @param inheritsNpi whether the surviving practice took the NPI, because it had none
 * @param inheritsOwner whether the surviving practice took the rep, because only the duplicate was assigned manually
 */
public record MergedPractice(
        long duplicate, long surviving, boolean inheritsName, boolean inheritsNpi, boolean inheritsOwner) {

    /**
     * Returns the id of the practice into which a practice was merged. If the practice was not merged, returns its own id.
     *
     * @param merged merges by id of the duplicate
     */
    public static long current(long practice, Map<Long, MergedPractice> merged) {
        MergedPractice into = merged.get(practice);
        return into == null ? practice : into.surviving();
    }
}
