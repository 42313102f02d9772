package io.curasync.reptarget;

import io.curasync.platform.text.CsvWriter;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Exports all targets as CSV, in the format that {@link TargetFileReader} reads. Does not check permissions, so only code for admins may
 * call it.
 */
@Component
public class TargetCsv {

    private static final String SELECT = """
            select u.email, u.name, t.month, t.measure, t.target
            from rep_target t join user_directory u on u.id = t.user_id
            order by t.month desc, lower(u.name), u.id, t.measure""";

    private final JdbcClient jdbc;

    TargetCsv(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the file, latest month first. An upload ignores the column {@code name}, which only helps people who read the file. */
    public void write(Appendable out) {
        var csv = new CsvWriter(
                out,
                TargetColumn.REP.title(),
                "name",
                TargetColumn.MONTH.title(),
                TargetColumn.MEASURE.title(),
                TargetColumn.TARGET.title());
        jdbc.sql(SELECT)
                .query((ResultSet row) -> csv.row(
                        row.getString("email"),
                        row.getString("name"),
                        YearMonth.from(row.getObject("month", LocalDate.class)),
                        row.getString("measure"),
                        row.getLong("target")));
    }
}
