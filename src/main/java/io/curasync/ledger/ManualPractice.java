package io.curasync.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What people know of a practice that CuraGenesis has. At least one of the two ids is there; null elsewhere means not known.
 *
 * @param ownerId the user whose practice it is, whatever name CuraGenesis writes
 * @param state holds until CuraGenesis tells one; without effect when the practice is known already
 * @param specialty as the state
 */
public record ManualPractice(
        @Nullable String practiceId,
        @Nullable String userId,
        @Nullable String name,
        @Nullable String npi,
        @Nullable Long ownerId,
        @Nullable String state,
        @Nullable String specialty) {}
