package io.curasync.ledger;

import io.curasync.ledger.PracticeEditUndo.Field;
import io.curasync.ledger.details.PracticeDetails;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of a practice that people can set, at one moment.
 *
 * @param state state that a person entered when creating the practice; null if none was entered, if CuraGenesis has sent a state
 *     since, or if a sync has seen the practice since
 * @param specialty specialty that a person entered when creating the practice; null under the same conditions as {@code state}
 */
public record PracticeValues(
        @Nullable String name,
        @Nullable String npi,
        @Nullable String state,
        @Nullable String specialty,
        PracticeOwnership ownership,
        PracticeDetails details) {

    /** Returns the values of a practice before its creation. All of them are null, and there is no rep. */
    static PracticeValues none(long practice) {
        return new PracticeValues(
                null, null, null, null, new PracticeOwnership(practice, null, false, List.of()), PracticeDetails.NONE);
    }

    public long practice() {
        return ownership.practice();
    }

    /**
     * Returns whether a field has the same value here and in {@code other}. For the rep, the histories must also agree; see
     * {@link PracticeOwnership#hasSameReps}.
     */
    public boolean hasSame(Field field, PracticeValues other) {
        return switch (field) {
            case NAME -> Objects.equals(name, other.name);
            case NPI -> Objects.equals(npi, other.npi);
            case REP ->
                Objects.equals(ownership.owner(), other.ownership.owner()) && ownership.hasSameReps(other.ownership);
            case DETAILS -> details.equals(other.details);
        };
    }

    public PracticeValues withName(@Nullable String other) {
        return new PracticeValues(other, npi, state, specialty, ownership, details);
    }

    public PracticeValues withNpi(@Nullable String other) {
        return new PracticeValues(name, other, state, specialty, ownership, details);
    }

    public PracticeValues withState(@Nullable String other) {
        return new PracticeValues(name, npi, other, specialty, ownership, details);
    }

    public PracticeValues withSpecialty(@Nullable String other) {
        return new PracticeValues(name, npi, state, other, ownership, details);
    }

    public PracticeValues withOwnership(PracticeOwnership other) {
        return new PracticeValues(name, npi, state, specialty, other, details);
    }

    public PracticeValues withDetails(PracticeDetails other) {
        return new PracticeValues(name, npi, state, specialty, ownership, other);
    }
}
