package io.curasync.account;

import java.util.Set;

/**
 * Published when a rep receives aliases, within the transaction that stores them, so that a listener's work commits or fails with
 * it.
 *
 * @param aliasKeys the new aliases, as {@link RepNameNormalizer#key} returns them; never empty
 */
public record AliasesAssigned(long userId, Set<String> aliasKeys) {}
