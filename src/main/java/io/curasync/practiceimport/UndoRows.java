package io.curasync.practiceimport;

import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.ledger.PracticeEdit;
import io.curasync.ledger.PracticeEditUndo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Undoes the applied rows of an import in batches of {@value #BATCH_SIZE}. One transaction per batch commits the changes of the ledger, the
 * outcomes of the rows, and the position of the import. Therefore, each row is undone exactly once, even if an instance crashes.
 */
@Component
class UndoRows implements RowPhase<UndoRows.AppliedRow> {

    private static final int BATCH_SIZE = 1_000;

    private static final String SELECT_APPLIED = """
            select row, outcome = 'CREATED' as created, edit::text as edit from practice_import_entry
            where import = ? and row > ? and outcome in ('CREATED', 'UPDATED') and undo is null order by row limit ?""";

    private static final String STORE_OUTCOMES = """
            update practice_import_entry e set undo = s.undo, undo_note = s.note
            from unnest(:rows::int[], :undos::text[], :notes::text[]) as s (row, undo, note)
            where e.import = :id and e.row = s.row""";

    private static final String ADVANCE = """
            update practice_import set position = :position, put_back = put_back + :putBack, partly = partly + :partly,
                left_as_is = left_as_is + :left
            where id = :id""";

    private static final String FINISH = """
            update practice_import set status = 'UNDONE', position = rows, undone_at = clock_timestamp() where id = ?""";

    private final JdbcClient jdbc;
    private final EditJson edits;
    private final PracticeEditUndo undo;
    private final UserAccounts userAccounts;

    UndoRows(JdbcClient jdbc, EditJson edits, PracticeEditUndo undo, UserAccounts userAccounts) {
        this.jdbc = jdbc;
        this.edits = edits;
        this.undo = undo;
        this.userAccounts = userAccounts;
    }

    /**
     * A row that created or changed a practice.
     *
     * @param row number of the row, counted from 1 below the header row
     * @param created whether the row created the practice
     * @param edit the change to undo
     */
    record AppliedRow(int row, boolean created, PracticeEdit edit) {}

    /**
     * Returns rows that changed a practice and have not been undone yet, in the order of the file.
     *
     * @param id id of the import
     * @param position number of the row after which the result begins; 0 for the first rows
     */
    List<AppliedRow> after(long id, int position, int limit) {
        return jdbc.sql(SELECT_APPLIED)
                .params(id, position, limit)
                .query((row, number) ->
                        new AppliedRow(row.getInt("row"), row.getBoolean("created"), edits.read(row.getString("edit"))))
                .list();
    }

    @Override
    public List<AppliedRow> nextBatch(PracticeImport practiceImport) {
        return after(practiceImport.id(), practiceImport.position(), BATCH_SIZE);
    }

    /**
     * Undoes the next batch of rows, or ends the undo if no row is left. Must be called in a transaction that has locked the import.
     *
     * @param by id of the user who started the undo
     */
    void undoBatch(PracticeImport practiceImport, long by) {
        List<AppliedRow> rows = nextBatch(practiceImport);
        if (rows.isEmpty()) {
            jdbc.sql(FINISH).param(practiceImport.id()).update();
        } else {
            storeOutcomes(practiceImport, rows, post(practiceImport, by, rows));
        }
    }

    @Override
    public List<UndoOutcome> post(PracticeImport practiceImport, long by, List<AppliedRow> rows) {
        return outcomes(undo.undo(
                edits(rows),
                assignable(),
                by,
                "import.undone",
                "import %d, by %s"
                        .formatted(practiceImport.id(), practiceImport.undo().undoer())));
    }

    /** Returns the outcomes that {@link #post} would return now, without changing anything. */
    List<UndoOutcome> preview(List<AppliedRow> rows) {
        return outcomes(undo.preview(edits(rows), assignable()));
    }

    @Override
    public void reject(PracticeImport practiceImport, AppliedRow row, String reason) {
        jdbc.sql("""
                        with rejected as (
                            update practice_import_entry set undo = 'LEFT', undo_note = :reason
                            where import = :id and row = :row and undo is null returning row
                        )
                        update practice_import set left_as_is = left_as_is + 1 where id = :id and exists (select from rejected)""")
                .param("reason", reason)
                .param("id", practiceImport.id())
                .param("row", row.row())
                .update();
    }

    private static List<PracticeEdit> edits(List<AppliedRow> rows) {
        return rows.stream().map(AppliedRow::edit).toList();
    }

    private static List<UndoOutcome> outcomes(List<PracticeEditUndo.Result> results) {
        return results.stream().map(UndoOutcome::of).toList();
    }

    private Set<Long> assignable() {
        return userAccounts.assignable().stream().map(User::id).collect(Collectors.toSet());
    }

    private void storeOutcomes(PracticeImport practiceImport, List<AppliedRow> rows, List<UndoOutcome> outcomes) {
        jdbc.sql(STORE_OUTCOMES)
                .param("rows", rows.stream().map(AppliedRow::row).toArray(Integer[]::new))
                .param(
                        "undos",
                        outcomes.stream()
                                .map(outcome -> outcome.extent().name())
                                .toArray(String[]::new))
                .param("notes", outcomes.stream().map(UndoOutcome::note).toArray(String[]::new))
                .param("id", practiceImport.id())
                .update();
        jdbc.sql(ADVANCE)
                .param("position", rows.getLast().row())
                .param("putBack", count(outcomes, UndoExtent.PUT_BACK))
                .param("partly", count(outcomes, UndoExtent.PARTLY))
                .param("left", count(outcomes, UndoExtent.LEFT))
                .param("id", practiceImport.id())
                .update();
    }

    private static long count(List<UndoOutcome> outcomes, UndoExtent extent) {
        return outcomes.stream().filter(outcome -> outcome.extent() == extent).count();
    }
}
