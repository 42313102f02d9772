package io.curasync.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Data that people enter about a practice of CuraGenesis. At least one of the two ids is present. A null field was not entered and
 * changes nothing.
 *
 * @param ownerId user to whom the practice is assigned, regardless of its rep in CuraGenesis
 * @param state state of a new practice until CuraGenesis sends one; ignored if CuraSync already knows the practice
 * @param specialty specialty of a new practice, with the same rules as {@code state}
 */
public record ManualPractice(
        @Nullable String practiceId,
        @Nullable String userId,
        @Nullable String name,
        @Nullable String npi,
        @Nullable Long ownerId,
        @Nullable String state,
        @Nullable String specialty) {}
