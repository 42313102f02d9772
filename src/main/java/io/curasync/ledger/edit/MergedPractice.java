package io.curasync.ledger.edit;

import java.util.Map;

/**
 * A practice that was merged into another one, and which of its values the other took.
 *
 * @param inheritsOwner whether the other took the rep whom people had chosen
 */
public record MergedPractice(
        long duplicate, long surviving, boolean inheritsName, boolean inheritsNpi, boolean inheritsOwner) {

    /** The practice that continues this one: itself, unless it was merged. */
    public static long current(long practice, Map<Long, MergedPractice> merged) {
        MergedPractice into = merged.get(practice);
        return into == null ? practice : into.surviving();
    }
}
