package io.curasync.account;

import java.util.Set;

/**
 * Event: aliases were added to a user. Published within the transaction that stores the aliases, so that changes made by listeners
 * are committed or rolled back together with the aliases.
 *
 * @param aliasKeys keys of the new aliases, as returned by {@link RepNameNormalizer#key}; never empty
 */
public record AliasesAssigned(long userId, Set<String> aliasKeys) {}
