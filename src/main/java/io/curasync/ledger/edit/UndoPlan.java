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

/** Decides for one batch of edits which values are restored, one edit after the other. */
public final class UndoPlan {

    private final Map<Long, PracticeValues> before;
    private final Map<Long, PracticeValues> now;
    private final Map<Long, MergedPractice> merged;
    private final Map<Long, Long> followed;
    private final NpiHolders npis;
    private final Set<Long> assignable;

    /**
     * @param before the practices' present values
     * @param merged by the id of the practice that no longer exists
     * @param followed by practice, the user whose alias is the rep's name in CuraGenesis
     * @param assignable the users who may get practices
     */
    public UndoPlan(
            Map<Long, PracticeValues> before,
            Map<Long, MergedPractice> merged,
            Map<Long, Long> followed,
            NpiHolders npis,
            Set<Long> assignable) {
        this.before = before;
        this.now = new HashMap<>(before);
        this.merged = merged;
        this.followed = followed;
        this.npis = npis;
        this.assignable = assignable;
    }

    public Map<Long, PracticeValues> before() {
        return before;
    }

    public Collection<PracticeValues> after() {
        return now.values();
    }

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
            Obstacle obstacle = present == null || into != null && !hasTaken(into, field)
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
            now.put(practice, into == null ? withoutGiven(edit, values) : values);
        }
        return new Result(restored, left);
    }

    /** Returns whether the remaining practice of a merge took the field from the merged one. Otherwise it has its own value. */
    private static boolean hasTaken(MergedPractice into, Field field) {
        return switch (field) {
            case NAME -> into.inheritsName();
            case NPI -> into.inheritsNpi();
            case REP -> into.inheritsOwner();
        };
    }

    private @Nullable Obstacle obstacle(Field field, PracticeEdit edit, PracticeValues present) {
        if (!present.hasSame(field, edit.after())) {
            return Obstacle.CHANGED;
        }
        return switch (field) {
            case NAME -> null;
            case NPI -> npis.isTaken(edit.before().npi(), present.practice()) ? Obstacle.NPI_TAKEN : null;
            case REP -> {
                Long rep = edit.before().ownership().byHand()
                        ? edit.before().ownership().owner()
                        : followed.get(present.practice());
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
        if (fields.contains(Field.REP)) {
            PracticeOwnership previous = before.ownership();
            values = values.withOwnership(
                    new PracticeOwnership(practice, previous.owner(), previous.byHand(), previous.periods()));
        }
        return values;
    }

    /** Resets state and specialty, which only an edit that created the practice sets. They are null once CuraGenesis has sent its own. */
    private static PracticeValues withoutGiven(PracticeEdit edit, PracticeValues present) {
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
