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
 * Parses an import's rows by its column mapping in batches of 10,000, and at the end validates them against each other and against
 * known practices. Each batch commits together with the import's position, where any instance can continue.
 */
@Component
class ValidateStep {

    private static final int BATCH_SIZE = 10_000;

    private static final String COPY = """
            copy practice_import_entry (import, row, line, practice_id, user_id, name, npi, rep_id, state, specialty, fault)
            from stdin""";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final UserAccounts userAccounts;
    private final CrossRowValidator whole;

    ValidateStep(JdbcClient jdbc, JdbcTemplate template, UserAccounts userAccounts, CrossRowValidator whole) {
        this.jdbc = jdbc;
        this.template = template;
        this.userAccounts = userAccounts;
        this.whole = whole;
    }

    private record Read(int row, int line, List<String> cells) {}

    /** Validates one batch, within the caller's transaction, which has the import locked. */
    void step(PracticeImport book) {
        List<Read> rows = jdbc.sql("""
                        select row, line, cells from practice_import_row where import = ? and row > ? order by row limit ?""")
                .params(book.id(), book.position(), BATCH_SIZE)
                .query(ValidateStep::row)
                .list();
        if (rows.isEmpty()) {
            whole.finish(book);
            return;
        }
        RowParser rules = new RowParser(book.header(), book.columns(), RepLookup.of(userAccounts));
        CopyWriter copy = new CopyWriter();
        for (Read row : rows) {
            RowParser.Entry entry = rules.read(row.cells());
            copy.column(book.id())
                    .column(row.row())
                    .column(row.line())
                    .column(entry.practiceId())
                    .column(entry.userId())
                    .column(entry.name())
                    .column(entry.npi())
                    .column(entry.repId())
                    .column(entry.state())
                    .column(entry.specialty())
                    .column(entry.fault())
                    .endRow();
        }
        copy.writeTo(template, COPY);
        jdbc.sql("update practice_import set position = ? where id = ?")
                .params(rows.getLast().row(), book.id())
                .update();
    }

    private static Read row(ResultSet row, int number) throws SQLException {
        return new Read(row.getInt("row"), row.getInt("line"), List.of((String[])
                row.getArray("cells").getArray()));
    }
}
