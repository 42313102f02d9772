package io.curasync.practiceimport;

import io.curasync.account.User;
import io.curasync.account.UserAccounts;
import io.curasync.ledger.PracticeEdit;
import io.curasync.ledger.PracticeEditUndo;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Undoes the applied rows of an import. The changes in the ledger, the outcome of each row and the import's position commit
 * together, so that each row is undone once even if an instance dies.
 */
@Component
class UndoRows implements RowWork<UndoRows.Due> {

    private static final int BATCH_SIZE = 1_000;

    private static final String APPLIED = """
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
     * An applied row that is not undone yet.
     *
     * @param created whether it created the practice
     * @param edit null if a version without undo applied the row
     */
    record Due(int row, boolean created, @Nullable PracticeEdit edit) {}

    /** Returns the applied rows after a position. */
    List<Due> after(long id, int position, int limit) {
        return jdbc.sql(APPLIED)
                .params(id, position, limit)
                .query((row, number) -> {
                    String edit = row.getString("edit");
                    return new Due(
                            row.getInt("row"), row.getBoolean("created"), edit == null ? null : edits.read(edit));
                })
                .list();
    }

    @Override
    public List<Due> due(PracticeImport book) {
        return after(book.id(), book.position(), BATCH_SIZE);
    }

    /** Undoes one batch, within the caller's transaction, which has the import locked. */
    void step(PracticeImport book, long by) {
        List<Due> due = due(book);
        if (due.isEmpty()) {
            jdbc.sql(FINISH).param(book.id()).update();
        } else {
            storeOutcomes(book, due, post(book, by, due));
        }
    }

    @Override
    public List<UndoOutcome> post(PracticeImport book, long by, List<Due> rows) {
        return outcomes(
                rows,
                undo.undo(
                        stored(rows),
                        assignable(),
                        by,
                        "import.undone",
                        "import %d, by %s".formatted(book.id(), book.undo().undoer())));
    }

    /** Returns the outcomes that {@link #post} would have now. */
    List<UndoOutcome> preview(List<Due> rows) {
        return outcomes(rows, undo.preview(stored(rows), assignable()));
    }

    @Override
    public void refuse(PracticeImport book, Due row, String reason) {
        jdbc.sql("""
                        with refused as (
                            update practice_import_entry set undo = 'LEFT', undo_note = :reason
                            where import = :id and row = :row and undo is null returning row
                        )
                        update practice_import set left_as_is = left_as_is + 1 where id = :id and exists (select from refused)""")
                .param("reason", reason)
                .param("id", book.id())
                .param("row", row.row())
                .update();
    }

    private static List<PracticeEdit> stored(List<Due> rows) {
        List<PracticeEdit> stored = new ArrayList<>();
        for (Due row : rows) {
            if (row.edit() != null) {
                stored.add(row.edit());
            }
        }
        return stored;
    }

    private static List<UndoOutcome> outcomes(List<Due> rows, List<PracticeEditUndo.Result> results) {
        Iterator<PracticeEditUndo.Result> next = results.iterator();
        return rows.stream()
                .map(row -> row.edit() == null ? UndoOutcome.NOT_STORED : UndoOutcome.of(next.next()))
                .toList();
    }

    private Set<Long> assignable() {
        return userAccounts.assignable().stream().map(User::id).collect(Collectors.toSet());
    }

    private void storeOutcomes(PracticeImport book, List<Due> due, List<UndoOutcome> outcomes) {
        jdbc.sql(STORE_OUTCOMES)
                .param("rows", due.stream().map(Due::row).toArray(Integer[]::new))
                .param(
                        "undos",
                        outcomes.stream()
                                .map(outcome -> outcome.extent().name())
                                .toArray(String[]::new))
                .param("notes", outcomes.stream().map(UndoOutcome::note).toArray(String[]::new))
                .param("id", book.id())
                .update();
        jdbc.sql(ADVANCE)
                .param("position", due.getLast().row())
                .param("putBack", count(outcomes, UndoExtent.PUT_BACK))
                .param("partly", count(outcomes, UndoExtent.PARTLY))
                .param("left", count(outcomes, UndoExtent.LEFT))
                .param("id", book.id())
                .update();
    }

    private static long count(List<UndoOutcome> outcomes, UndoExtent extent) {
        return outcomes.stream().filter(outcome -> outcome.extent() == extent).count();
    }
}
