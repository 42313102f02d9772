package io.curasync.practiceimport;

import io.curasync.account.UserAccounts;
import io.curasync.platform.CopyWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Parses the rows of an import in batches of {@value #BATCH_SIZE}. When all rows are parsed, compares them with each other, with the
 * existing practices and with the users. Each batch is committed together with the position of the import, so that another instance can
 * continue after a crash.
 */
@Component
class ValidateStep {

    private static final int BATCH_SIZE = 10_000;

    private static final String COPY = """
            copy practice_import_entry (import, row, line, practice_id, user_id, name, npi, rep_id, state, specialty, phone, street,
                city, zip, contact_name, contact_role, contact_phone, contact_email, fault)
            from stdin""";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final UserAccounts userAccounts;
    private final CrossRowValidator crossRowValidator;

    ValidateStep(
            JdbcClient jdbc, JdbcTemplate template, UserAccounts userAccounts, CrossRowValidator crossRowValidator) {
        this.jdbc = jdbc;
        this.template = template;
        this.userAccounts = userAccounts;
        this.crossRowValidator = crossRowValidator;
    }

    private record StoredRow(int row, int line, List<String> cells) {}

    /**
     * Parses the next batch of rows. If no row is left, compares all rows with each other and sets the status of the import to
     * {@link ImportStatus#READY}. Must be called in a transaction that has locked the import.
     */
    void validateBatch(PracticeImport practiceImport) {
        List<StoredRow> rows = jdbc.sql("""
                        select row, line, cells from practice_import_row where import = ? and row > ? order by row limit ?""")
                .params(practiceImport.id(), practiceImport.position(), BATCH_SIZE)
                .query(ValidateStep::row)
                .list();
        if (rows.isEmpty()) {
            crossRowValidator.validate(practiceImport);
            return;
        }
        RowParser parser = new RowParser(practiceImport.header(), practiceImport.columns(), RepLookup.of(userAccounts));
        CopyWriter copy = new CopyWriter();
        for (StoredRow row : rows) {
            RowParser.Entry entry = parser.read(row.cells());
            copy.column(practiceImport.id())
                    .column(row.row())
                    .column(row.line())
                    .column(entry.practiceId())
                    .column(entry.userId())
                    .column(entry.name())
                    .column(entry.npi())
                    .column(entry.repId())
                    .column(entry.state())
                    .column(entry.specialty())
                    .column(entry.details().phone())
                    .column(entry.details().street())
                    .column(entry.details().city())
                    .column(entry.details().zip())
                    .column(entry.details().contactName())
                    .column(entry.details().contactRole())
                    .column(entry.details().contactPhone())
                    .column(entry.details().contactEmail())
                    .column(entry.fault())
                    .endRow();
        }
        copy.writeTo(template, COPY);
        jdbc.sql("update practice_import set position = ? where id = ?")
                .params(rows.getLast().row(), practiceImport.id())
                .update();
    }

    private static StoredRow row(ResultSet row, int number) throws SQLException {
        return new StoredRow(row.getInt("row"), row.getInt("line"), List.of((String[])
                row.getArray("cells").getArray()));
    }
}
