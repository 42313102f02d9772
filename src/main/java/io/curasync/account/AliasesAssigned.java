package io.curasync.account;

import java.util.Set;

/**
 * A rep is known by more names from now on. Published within the transaction that keeps them, so that a listener's work
 * commits or fails with it.
 *
 * @param aliasKeys the new names, as {@link RepNameNormalizer#key} makes them; never empty
 */
public record AliasesAssigned(long userId, Set<String> aliasKeys) {}
