package io.curasync.ledger;

import io.curasync.ledger.PracticeEditUndo.Field;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The values of a practice that people can set, at one moment.
 *
 * @param state state that people entered when they created the practice; null if they entered none or CuraGenesis has sent one since
 * @param specialty specialty, with the same rules as {@code state}
 */
public record PracticeValues(
        @Nullable String name,
        @Nullable String npi,
        @Nullable String state,
        @Nullable String specialty,
        PracticeOwnership ownership) {

    /** Returns the values before the creation of a practice: all null, without a rep. */
    static PracticeValues none(long practice) {
        return new PracticeValues(null, null, null, null, new PracticeOwnership(practice, null, false, List.of()));
    }

    public long practice() {
        return ownership.practice();
    }

    /** Returns whether the field has the same value in both. For the rep, the history of reps must also be the same. */
    public boolean hasSame(Field field, PracticeValues other) {
        return switch (field) {
            case NAME -> Objects.equals(name, other.name);
            case NPI -> Objects.equals(npi, other.npi);
            case REP ->
                Objects.equals(ownership.owner(), other.ownership.owner()) && ownership.hasSameReps(other.ownership);
        };
    }

    public PracticeValues withName(@Nullable String other) {
        return new PracticeValues(other, npi, state, specialty, ownership);
    }

    public PracticeValues withNpi(@Nullable String other) {
        return new PracticeValues(name, other, state, specialty, ownership);
    }

    public PracticeValues withState(@Nullable String other) {
        return new PracticeValues(name, npi, other, specialty, ownership);
    }

    public PracticeValues withSpecialty(@Nullable String other) {
        return new PracticeValues(name, npi, state, other, ownership);
    }

    public PracticeValues withOwnership(PracticeOwnership other) {
        return new PracticeValues(name, npi, state, specialty, other);
    }
}
