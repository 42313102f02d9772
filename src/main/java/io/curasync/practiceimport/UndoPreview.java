package io.curasync.practiceimport;

import io.curasync.ledger.PracticeEditUndo.Field;

/**
 * The effects that the undo of an import would have now.
 *
 * @param practices practices that existed before the import and get at least one value back
 * @param names how many of them get their name back; likewise NPIs and reps
 * @param created practices that the import created; they stay, without the values that it gave them
 * @param left practices with a value that is not restored, in most cases because it has been changed since
 */
public record UndoPreview(int practices, int names, int npis, int reps, int created, int left) {

    static final UndoPreview NONE = new UndoPreview(0, 0, 0, 0, 0, 0);

    UndoPreview plus(UndoRows.Due row, UndoOutcome outcome) {
        boolean back = !row.created() && !outcome.restored().isEmpty();
        return new UndoPreview(
                practices + one(back),
                names + one(back && outcome.restored().contains(Field.NAME)),
                npis + one(back && outcome.restored().contains(Field.NPI)),
                reps + one(back && outcome.restored().contains(Field.REP)),
                created + one(row.created()),
                left + one(outcome.extent() != UndoExtent.PUT_BACK));
    }

    private static int one(boolean counted) {
        return counted ? 1 : 0;
    }
}
