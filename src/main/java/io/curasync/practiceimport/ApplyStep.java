package io.curasync.practiceimport;

import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.ManualPractice;
import io.curasync.ledger.ManualPractices;
import io.curasync.ledger.PracticeEdit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Applies the valid rows of an import in batches of 1,000. The changes in the ledger, the outcome of each row, the data for an
 * undo and the import's position commit together, so that a row is applied once even if an instance dies.
 */
@Component
class ApplyStep implements RowWork<ApplyStep.Due> {

    private static final int BATCH_SIZE = 1_000;

    private static final String DUE = """
            select row, practice_id, user_id, name, npi, rep_id, state, specialty from practice_import_entry
            where import = ? and row > ? and fault is null order by row limit ?""";

    private static final String STORE_OUTCOMES = """
            update practice_import_entry e set outcome = s.outcome, fault = s.reason, edit = s.edit::jsonb
            from unnest(:rows::int[], :outcomes::text[], :reasons::text[], :edits::text[])
                as s (row, outcome, reason, edit)
            where e.import = :id and e.row = s.row""";

    private static final String ADVANCE = """
            update practice_import set position = :position, created = created + :created, updated = updated + :updated,
                unchanged = unchanged + :unchanged, refused = refused + :refused,
                undoable = undoable or :created + :updated > 0
            where id = :id""";

    private final JdbcClient jdbc;
    private final ManualPractices practices;
    private final EditJson edits;

    ApplyStep(JdbcClient jdbc, ManualPractices practices, EditJson edits) {
        this.jdbc = jdbc;
        this.practices = practices;
        this.edits = edits;
    }

    /** A valid row that is not applied yet. */
    record Due(int row, ManualPractice practice) {}

    @Override
    public List<Due> due(PracticeImport book) {
        return jdbc.sql(DUE)
                .params(book.id(), book.position(), BATCH_SIZE)
                .query((row, number) -> new Due(
                        row.getInt("row"),
                        new ManualPractice(
                                row.getString("practice_id"),
                                row.getString("user_id"),
                                row.getString("name"),
                                row.getString("npi"),
                                row.getObject("rep_id", Long.class),
                                row.getString("state"),
                                row.getString("specialty"))))
                .list();
    }

    /** Applies one batch, within the caller's transaction, which has the import locked. */
    void step(PracticeImport book, long creator) {
        List<Due> due = due(book);
        if (due.isEmpty()) {
            jdbc.sql(
                            "update practice_import set status = 'DONE', position = rows, finished_at = clock_timestamp() where id = ?")
                    .param(book.id())
                    .update();
            return;
        }
        storeOutcomes(book, due, post(book, creator, due));
    }

    @Override
    public List<ManualPractices.Posted> post(PracticeImport book, long creator, List<Due> due) {
        return practices.post(
                due.stream().map(Due::practice).toList(),
                creator,
                "practice.imported",
                "import %d, by %s".formatted(book.id(), book.creator()));
    }

    @Override
    public void refuse(PracticeImport book, Due due, String reason) {
        jdbc.sql("""
                        with refused as (
                            update practice_import_entry set outcome = 'REFUSED', fault = :reason
                            where import = :id and row = :row and fault is null returning row
                        )
                        update practice_import set refused = refused + 1 where id = :id and exists (select from refused)""")
                .param("reason", reason)
                .param("id", book.id())
                .param("row", due.row())
                .update();
    }

    private void storeOutcomes(PracticeImport book, List<Due> due, List<ManualPractices.Posted> posted) {
        List<String> outcomes = new ArrayList<>();
        List<@Nullable String> reasons = new ArrayList<>();
        List<@Nullable String> stored = new ArrayList<>();
        for (ManualPractices.Posted one : posted) {
            FactOutcome factOutcome = one.outcome();
            outcomes.add(factOutcome == FactOutcome.QUARANTINED ? "REFUSED" : factOutcome.name());
            reasons.add(one.reason());
            PracticeEdit edit = one.edit();
            stored.add(edit == null ? null : edits.write(edit));
        }
        jdbc.sql(STORE_OUTCOMES)
                .param("rows", due.stream().map(Due::row).toArray(Integer[]::new))
                .param("outcomes", outcomes.toArray(String[]::new))
                .param("reasons", reasons.toArray(String[]::new))
                .param("edits", stored.toArray(String[]::new))
                .param("id", book.id())
                .update();
        jdbc.sql(ADVANCE)
                .param("position", due.getLast().row())
                .param("created", count(outcomes, "CREATED"))
                .param("updated", count(outcomes, "UPDATED"))
                .param("unchanged", count(outcomes, "UNCHANGED"))
                .param("refused", count(outcomes, "REFUSED"))
                .param("id", book.id())
                .update();
    }

    private static long count(List<String> outcomes, String factOutcome) {
        return outcomes.stream().filter(factOutcome::equals).count();
    }
}
