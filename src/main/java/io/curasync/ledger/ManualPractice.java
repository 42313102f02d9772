package io.curasync.ledger;

import io.curasync.ledger.details.PracticeDetails;
import org.jspecify.annotations.Nullable;

/**
 * Data about a practice that a person enters in a form or in a file. At least one of {@code practiceId} and {@code userId} is present. A
 * null field was not entered and does not change the practice.
 *
 * @param ownerId id of the assigned user, regardless of the practice's rep in CuraGenesis
 * @param state state of a new practice. Replaced by a webhook with a state, or by any sync that finds the practice. Ignored if CuraSync
 *     already knows the practice.
 * @param specialty specialty of a new practice; replaced and ignored under the same conditions as {@code state}
 * @param details phone, address and contacts. They do not replace details that a person has edited on the practice itself.
 */
public record ManualPractice(
        @Nullable String practiceId,
        @Nullable String userId,
        @Nullable String name,
        @Nullable String npi,
        @Nullable Long ownerId,
        @Nullable String state,
        @Nullable String specialty,
        PracticeDetails details) {

    /** Creates data without phone, address and contacts. */
    public ManualPractice(
            @Nullable String practiceId,
            @Nullable String userId,
            @Nullable String name,
            @Nullable String npi,
            @Nullable Long ownerId,
            @Nullable String state,
            @Nullable String specialty) {
        this(practiceId, userId, name, npi, ownerId, state, specialty, PracticeDetails.NONE);
    }
}
