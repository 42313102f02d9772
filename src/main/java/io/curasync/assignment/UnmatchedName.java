package io.curasync.assignment;

/**
 * A name that CuraGenesis writes and that is no rep's, with what is nobody's because of it.
 *
 * @param key as {@link io.curasync.account.RepNameNormalizer#key} makes it; "": no name at all
 * @param name as it is written; of several spellings the first in order of characters
 * @param orders the practices' shown totals
 */
public record UnmatchedName(String key, String name, long practices, long active, long orders) {

    /** The name, or that there is none. */
    public String label() {
        return key.isEmpty() ? "Unassigned" : name;
    }
}
