package io.curasync.account;

import java.util.Set;

/** Counts the practices that a user has by alias. */
@FunctionalInterface
public interface AliasPractices {

    /**
     * How many practices the user loses with these aliases. Those assigned by hand stay.
     *
     * @param aliasKeys as {@link RepNameNormalizer#key} makes them
     */
    int count(long userId, Set<String> aliasKeys);
}
