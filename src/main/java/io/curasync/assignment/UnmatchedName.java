package io.curasync.assignment;

/**
 * A rep name in CuraGenesis that matches no alias, with figures of the unmatched practices with that name.
 *
 * @param key {@link io.curasync.account.RepNameNormalizer#key} of the name; "" for practices without a rep name
 * @param name name as written in CuraGenesis; if there are several spellings, the first in character order
 * @param practices number of practices
 * @param active number of activated practices
 * @param orders sum of the total orders of the practices
 */
public record UnmatchedName(String key, String name, long practices, long active, long orders) {

    /** Returns the name; "Unassigned" for practices without a rep name. */
    public String label() {
        return key.isEmpty() ? "Unassigned" : name;
    }
}
