package io.curasync.ledger.edit;

import io.curasync.ledger.PracticeEdit;
import io.curasync.ledger.PracticeEditUndo.Field;
import io.curasync.ledger.PracticeEditUndo.Obstacle;
import io.curasync.ledger.PracticeEditUndo.Result;
import io.curasync.ledger.PracticeOwnership;
import io.curasync.ledger.PracticeValues;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plan for undoing a batch of edits one after the other. It contains the values to restore, and the reasons why other values are
 * not restored.
 */
public final class UndoPlan {

    private final Map<Long, PracticeValues> before;
    private final Map<Long, PracticeValues> now;
    private final Map<Long, MergedPractice> merged;
    private final Map<Long, Long> repsByAlias;
    private final NpiHolders npis;
    private final Set<Long> assignable;

    /**
     * Creates a plan without edits.
     *
     * @param before present values by practice
     * @param merged merges by id of the duplicate
     * @param repsByAlias ids of the users whose alias matches the name of a practice's rep in CuraGenesis, by practice
     * @param npis practices that have one of the NPIs to restore
     * @param assignable ids of the users that practices can be assigned to
     */
    public UndoPlan(
            Map<Long, PracticeValues> before,
            Map<Long, MergedPractice> merged,
            Map<Long, Long> repsByAlias,
            NpiHolders npis,
            Set<Long> assignable) {
        this.before = before;
        this.now = new HashMap<>(before);
        this.merged = merged;
        this.repsByAlias = repsByAlias;
        this.npis = npis;
        this.assignable = assignable;
    }

    public Map<Long, PracticeValues> before() {
        return before;
    }

    public Collection<PracticeValues> after() {
        return now.values();
    }

    /** Plans the undo of the edits one after the other. Returns one result per edit, in the order of the edits. */
    public List<Result> run(List<PracticeEdit> edits) {
        return edits.stream().map(this::run).toList();
    }

    private Result run(PracticeEdit edit) {
        MergedPractice into = merged.get(edit.practice());
        long practice = MergedPractice.current(edit.practice(), merged);
        PracticeValues present = now.get(practice);
        Set<Field> restored = EnumSet.noneOf(Field.class);
        Map<Field, Obstacle> left = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            if (edit.before().hasSame(field, edit.after())) {
                continue;
            }
            Obstacle obstacle = present == null || into != null && !hasInherited(into, field)
                    ? Obstacle.CHANGED
                    : obstacle(field, edit, present);
            if (obstacle == null) {
                restored.add(field);
            } else {
                left.put(field, obstacle);
            }
        }
        if (present != null) {
            PracticeValues values = restored(practice, edit, present, restored);
            now.put(practice, into == null ? resetStateAndSpecialty(edit, values) : values);
        }
        return new Result(restored, left);
    }

    /** Returns whether the surviving practice took the value of the field from the duplicate. */
    private static boolean hasInherited(MergedPractice into, Field field) {
        return switch (field) {
            case NAME -> into.inheritsName();
            case NPI -> into.inheritsNpi();
            case REP -> into.inheritsOwner();
            // A merge combines the details of both practices.
            case DETAILS -> false;
        };
    }

    private @Nullable Obstacle obstacle(Field field, PracticeEdit edit, PracticeValues present) {
        if (!present.hasSame(field, edit.after())) {
            return Obstacle.CHANGED;
        }
        return switch (field) {
            case NAME, DETAILS -> null;
            case NPI -> npis.isTaken(edit.before().npi(), present.practice()) ? Obstacle.NPI_TAKEN : null;
            case REP -> {
                Long rep = edit.before().ownership().byHand()
                        ? edit.before().ownership().owner()
                        : repsByAlias.get(present.practice());
                yield rep == null || assignable.contains(rep) ? null : Obstacle.REP_DEACTIVATED;
            }
        };
    }

    private PracticeValues restored(long practice, PracticeEdit edit, PracticeValues present, Set<Field> fields) {
        PracticeValues before = edit.before();
        PracticeValues values = present;
        if (fields.contains(Field.NAME)) {
            values = values.withName(before.name());
        }
        if (fields.contains(Field.NPI)) {
            npis.replace(practice, present.npi(), before.npi());
            values = values.withNpi(before.npi());
        }
        if (fields.contains(Field.DETAILS)) {
            values = values.withDetails(before.details());
        }
        if (fields.contains(Field.REP)) {
            PracticeOwnership previous = before.ownership();
            values = values.withOwnership(
                    new PracticeOwnership(practice, previous.owner(), previous.byHand(), previous.periods()));
        }
        return values;
    }

    /**
     * Resets the state and the specialty to their values before the edit, unless they have changed since. Only an edit that
     * creates a practice sets these values. Once CuraGenesis has set the state or the specialty, {@link PracticeValues} contains
     * null instead.
     */
    private static PracticeValues resetStateAndSpecialty(PracticeEdit edit, PracticeValues present) {
        PracticeValues values = present;
        if (Objects.equals(values.state(), edit.after().state())) {
            values = values.withState(edit.before().state());
        }
        if (Objects.equals(values.specialty(), edit.after().specialty())) {
            values = values.withSpecialty(edit.before().specialty());
        }
        return values;
    }
}
