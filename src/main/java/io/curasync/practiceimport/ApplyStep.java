package io.curasync.practiceimport;

import io.curasync.ledger.FactOutcome;
import io.curasync.ledger.ManualPractice;
import io.curasync.ledger.ManualPractices;
import io.curasync.ledger.PracticeEdit;
import io.curasync.ledger.details.PracticeDetails;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Applies the valid rows of an import in batches of {@value #BATCH_SIZE}. One transaction per batch commits the changes of the ledger, the
 * outcomes of the rows, the data for an undo, and the position of the import. Therefore, each row is applied exactly once, even if an
 * instance crashes.
 */
@Component
class ApplyStep implements RowPhase<ApplyStep.ValidRow> {

    private static final int BATCH_SIZE = 1_000;

    private static final String SELECT_VALID = """
            select row, practice_id, user_id, name, npi, rep_id, state, specialty, phone, street, city, zip, contact_name,
                contact_role, contact_phone, contact_email
            from practice_import_entry
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

    /**
     * A row that passed the validation.
     *
     * @param row number of the row, counted from 1 below the header row
     * @param practice the values in the row
     */
    record ValidRow(int row, ManualPractice practice) {}

    @Override
    public List<ValidRow> nextBatch(PracticeImport practiceImport) {
        return jdbc.sql(SELECT_VALID)
                .params(practiceImport.id(), practiceImport.position(), BATCH_SIZE)
                .query((row, number) -> new ValidRow(
                        row.getInt("row"),
                        new ManualPractice(
                                row.getString("practice_id"),
                                row.getString("user_id"),
                                row.getString("name"),
                                row.getString("npi"),
                                row.getObject("rep_id", Long.class),
                                row.getString("state"),
                                row.getString("specialty"),
                                details(row))))
                .list();
    }

    private static PracticeDetails details(ResultSet row) throws SQLException {
        return new RowDetails(
                        row.getString("phone"),
                        row.getString("street"),
                        row.getString("city"),
                        row.getString("zip"),
                        row.getString("contact_name"),
                        row.getString("contact_role"),
                        row.getString("contact_phone"),
                        row.getString("contact_email"))
                .details(row.getString("state"));
    }

    /**
     * Applies the next batch of rows, or ends the import if no row is left. Must be called in a transaction that has locked the import.
     *
     * @param creator id of the user who uploaded the file
     */
    void applyBatch(PracticeImport practiceImport, long creator) {
        List<ValidRow> rows = nextBatch(practiceImport);
        if (rows.isEmpty()) {
            jdbc.sql(
                            "update practice_import set status = 'DONE', position = rows, finished_at = clock_timestamp() where id = ?")
                    .param(practiceImport.id())
                    .update();
            return;
        }
        storeOutcomes(practiceImport, rows, post(practiceImport, creator, rows));
    }

    @Override
    public List<ManualPractices.Result> post(PracticeImport practiceImport, long creator, List<ValidRow> rows) {
        return practices.apply(
                rows.stream().map(ValidRow::practice).toList(),
                creator,
                "practice.imported",
                "import %d, by %s".formatted(practiceImport.id(), practiceImport.creator()));
    }

    @Override
    public void reject(PracticeImport practiceImport, ValidRow validRow, String reason) {
        jdbc.sql("""
                        with rejected as (
                            update practice_import_entry set outcome = 'REFUSED', fault = :reason
                            where import = :id and row = :row and fault is null and outcome is null returning row
                        )
                        update practice_import set refused = refused + 1 where id = :id and exists (select from rejected)""")
                .param("reason", reason)
                .param("id", practiceImport.id())
                .param("row", validRow.row())
                .update();
    }

    private void storeOutcomes(
            PracticeImport practiceImport, List<ValidRow> rows, List<ManualPractices.Result> posted) {
        List<String> outcomes = new ArrayList<>();
        List<@Nullable String> reasons = new ArrayList<>();
        List<@Nullable String> storedEdits = new ArrayList<>();
        for (ManualPractices.Result one : posted) {
            FactOutcome factOutcome = one.outcome();
            outcomes.add(factOutcome == FactOutcome.QUARANTINED ? "REFUSED" : factOutcome.name());
            reasons.add(one.reason());
            PracticeEdit edit = one.edit();
            storedEdits.add(edit == null ? null : edits.write(edit));
        }
        jdbc.sql(STORE_OUTCOMES)
                .param("rows", rows.stream().map(ValidRow::row).toArray(Integer[]::new))
                .param("outcomes", outcomes.toArray(String[]::new))
                .param("reasons", reasons.toArray(String[]::new))
                .param("edits", storedEdits.toArray(String[]::new))
                .param("id", practiceImport.id())
                .update();
        jdbc.sql(ADVANCE)
                .param("position", rows.getLast().row())
                .param("created", count(outcomes, "CREATED"))
                .param("updated", count(outcomes, "UPDATED"))
                .param("unchanged", count(outcomes, "UNCHANGED"))
                .param("refused", count(outcomes, "REFUSED"))
                .param("id", practiceImport.id())
                .update();
    }

    private static long count(List<String> outcomes, String outcome) {
        return outcomes.stream().filter(outcome::equals).count();
    }
}
