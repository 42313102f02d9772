package io.curasync.account;

import java.util.Set;

/**
 * Event: a rep received aliases. Published within the transaction that stores them, so that a listener's changes commit or roll
 * back with them.
 *
 * @param aliasKeys the new aliases, as {@link RepNameNormalizer#key} returns them; never empty
 */
public record AliasesAssigned(long userId, Set<String> aliasKeys) {}
