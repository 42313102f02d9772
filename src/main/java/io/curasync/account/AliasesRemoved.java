package io.curasync.account;

import java.util.Set;

/**
 * Event: a rep lost aliases. Published within the transaction that removes them, like {@link AliasesAssigned}.
 *
 * @param aliasKeys the removed aliases, as {@link RepNameNormalizer#key} returns them; never empty
 */
public record AliasesRemoved(long userId, Set<String> aliasKeys) {}
