package io.curasync.account;

import java.util.Set;

/**
 * Event: aliases were removed from a user. Published within the transaction that removes the aliases, so that changes made by listeners
 * are committed or rolled back together with the removal.
 *
 * @param aliasKeys keys of the removed aliases, as returned by {@link RepNameNormalizer#key}; never empty
 */
public record AliasesRemoved(long userId, Set<String> aliasKeys) {}
