package io.curasync.account;

import java.util.Set;

/**
 * A rep is no longer known by these names. Published within the transaction that removes them, as {@link AliasesAssigned} is.
 *
 * @param aliasKeys the names, as {@link RepNameNormalizer#key} makes them; never empty
 */
public record AliasesRemoved(long userId, Set<String> aliasKeys) {}
