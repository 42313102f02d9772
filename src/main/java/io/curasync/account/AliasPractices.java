package io.curasync.account;

import java.util.Set;

/**
 * Counts the practices that are assigned to a user because the rep name in CuraGenesis is one of the user's aliases. The module
 * {@code ledger} implements this interface, because the module {@code account} cannot depend on the ledger.
 */
@FunctionalInterface
public interface AliasPractices {

    /**
     * Counts the practices that the user would lose if the aliases were removed. Practices that are assigned manually do not count.
     *
     * @param aliasKeys keys of aliases, as returned by {@link RepNameNormalizer#key}
     */
    int count(long userId, Set<String> aliasKeys);
}
