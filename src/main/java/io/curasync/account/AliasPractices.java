package io.curasync.account;

import java.util.Set;

/** Counts the practices assigned to a user by alias. */
@FunctionalInterface
public interface AliasPractices {

    /**
     * Counts the practices that the user would lose if these aliases were removed. Manually assigned practices do not count.
     *
     * @param aliasKeys as {@link RepNameNormalizer#key} returns them
     */
    int count(long userId, Set<String> aliasKeys);
}
