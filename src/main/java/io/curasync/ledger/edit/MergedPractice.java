package io.curasync.ledger.edit;

import java.util.Map;

/**
 * A merge of two practices, and the values that the surviving practice took from the duplicate.
 *
 * @param duplicate id of the practice that no longer exists
 * @param inheritsOwner whether the surviving practice took the duplicate's rep, whom people had chosen
 */
public record MergedPractice(
        long duplicate, long surviving, boolean inheritsName, boolean inheritsNpi, boolean inheritsOwner) {

    /**
     * Returns the id of the practice into which the given one was merged, or the given id if it was not merged.
     *
     * @param merged merges by id of the duplicate
     */
    public static long current(long practice, Map<Long, MergedPractice> merged) {
        MergedPractice into = merged.get(practice);
        return into == null ? practice : into.surviving();
    }
}
