package io.curasync.practiceimport;

import io.curasync.ledger.PracticeEditUndo.Field;

/**
 * Effects that the undo of an import would have now. Each component is a number of practices.
 *
 * @param practices practices that existed before the import and have at least one value to restore
 * @param names those of {@code practices} whose name is restored
 * @param npis those of {@code practices} whose NPI is restored
 * @param reps those of {@code practices} whose rep is restored
 * @param details those of {@code practices} whose phone, address or contacts are restored
 * @param created practices that the import created. They are not deleted, but lose the values that the import set.
 * @param left practices with a value that is not restored, usually because it has changed since the import
 */
public record UndoPreview(int practices, int names, int npis, int reps, int details, int created, int left) {

    static final UndoPreview NONE = new UndoPreview(0, 0, 0, 0, 0, 0, 0);

    /** Returns a preview that also includes the effects of undoing the given row. */
    UndoPreview plus(UndoRows.AppliedRow row, UndoOutcome outcome) {
        boolean restored = !row.created() && !outcome.restored().isEmpty();
        return new UndoPreview(
                practices + toInt(restored),
                names + toInt(restored && outcome.restored().contains(Field.NAME)),
                npis + toInt(restored && outcome.restored().contains(Field.NPI)),
                reps + toInt(restored && outcome.restored().contains(Field.REP)),
                details + toInt(restored && outcome.restored().contains(Field.DETAILS)),
                created + toInt(row.created()),
                left + toInt(outcome.extent() != UndoExtent.PUT_BACK));
    }

    private static int toInt(boolean counted) {
        return counted ? 1 : 0;
    }
}
