package io.curasync.practiceimport;

import io.curasync.ledger.PracticeEditUndo.Field;
import io.curasync.ledger.PracticeEditUndo.Obstacle;
import io.curasync.ledger.PracticeEditUndo.Result;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Outcome of the undo of one row of an import.
 *
 * @param restored fields whose previous values were restored
 * @param note names of the values that were not restored, each with the reason, for the user; null if there are none
 */
record UndoOutcome(
        UndoExtent extent, Set<Field> restored, @Nullable String note) {

    static UndoOutcome of(Result result) {
        if (result.left().isEmpty()) {
            return new UndoOutcome(UndoExtent.PUT_BACK, result.restored(), null);
        }
        String note = result.left().entrySet().stream()
                .map(left -> reason(left.getKey(), left.getValue()))
                .collect(Collectors.joining(", "));
        return new UndoOutcome(
                result.restored().isEmpty() ? UndoExtent.LEFT : UndoExtent.PARTLY, result.restored(), note);
    }

    private static String reason(Field field, Obstacle obstacle) {
        return switch (obstacle) {
            case CHANGED -> word(field) + " changed since";
            case NPI_TAKEN -> "another practice has the previous NPI";
            case REP_DEACTIVATED -> "previous rep is deactivated";
        };
    }

    private static String word(Field field) {
        return switch (field) {
            case NAME -> "name";
            case NPI -> "NPI";
            case REP -> "rep";
            case DETAILS -> "details";
        };
    }
}
