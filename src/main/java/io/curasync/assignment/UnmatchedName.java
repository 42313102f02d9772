package io.curasync.assignment;

/**
 * A rep name in CuraGenesis that matches no alias, with the figures of its unmatched practices.
 *
 * @param key {@link io.curasync.account.RepNameNormalizer#key} of the name; "" for no name
 * @param name name as written in CuraGenesis; of several spellings the first in character order
 * @param orders sum of the displayed totals of the practices
 */
public record UnmatchedName(String key, String name, long practices, long active, long orders) {

    /** Returns the name, or "Unassigned" for no name. */
    public String label() {
        return key.isEmpty() ? "Unassigned" : name;
    }
}
