package io.curasync.account;

import java.util.Set;

/** Counts the practices assigned to a user by alias. */
@FunctionalInterface
public interface AliasPractices {

    /**
     * Counts the practices that the user loses with these aliases. Manually assigned practices remain.
     *
     * @param aliasKeys as {@link RepNameNormalizer#key} returns them
     */
    int count(long userId, Set<String> aliasKeys);
}
