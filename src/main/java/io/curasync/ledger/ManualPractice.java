package io.curasync.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Data that people enter about a practice of CuraGenesis. At least one of the two ids is present; other null values are unknown.
 *
 * @param ownerId the user who gets the practice, whatever rep CuraGenesis names
 * @param state applies until CuraGenesis sends one; without effect if the practice is already known
 * @param specialty like the state
 */
public record ManualPractice(
        @Nullable String practiceId,
        @Nullable String userId,
        @Nullable String name,
        @Nullable String npi,
        @Nullable Long ownerId,
        @Nullable String state,
        @Nullable String specialty) {}
