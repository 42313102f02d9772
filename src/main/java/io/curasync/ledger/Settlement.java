package io.curasync.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What became of one fact.
 *
 * @param reason for people; null unless it was refused
 */
public record Settlement(Outcome outcome, @Nullable String reason) {}
