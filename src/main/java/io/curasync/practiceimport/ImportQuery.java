package io.curasync.practiceimport;

import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads imports and their rows. Does not check permissions, so only code for admins may call it. */
@Component
public class ImportQuery {

    /** Filter for the rows of an import. Each constant has an SQL condition on {@code practice_import_entry e}. */
    public enum RowFilter {
        ALL("true"),
        FAULTS("e.fault is not null"),
        NEW("e.effect = 'CREATE'"),
        CHANGED("e.effect = 'UPDATE'"),
        /** Rows with at least one value that the undo did not restore. */
        LEFT("e.undo in ('PARTLY', 'LEFT')");

        private final String condition;

        RowFilter(String condition) {
            this.condition = condition;
        }
    }

    private static final int FETCH_SIZE = 1_000;
    private static final TypeReference<Map<String, Integer>> INDEXES = new TypeReference<>() {};
    private static final TypeReference<Map<String, List<@Nullable String>>> CHANGES = new TypeReference<>() {};

    static final String SELECT = """
            select b.*, u.name as creator, x.name as undoer
            from practice_import b join user_directory u on u.id = b.created_by left join user_directory x on x.id = b.undone_by\s""";

    private static final String ROWS = """
            select e.row, e.line, e.practice_id, e.user_id, e.name, e.npi, u.name as rep, e.state, e.specialty, e.fault,
                   e.effect, e.changes::text as changes, e.outcome, e.undo, e.undo_note
            from practice_import_entry e left join user_directory u on u.id = e.rep_id
            where e.import = :id and\s""";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImportQuery(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Returns the latest imports, newest first. */
    public List<PracticeImport> latest(int limit) {
        return jdbc.sql(SELECT + "order by b.id desc limit ?")
                .param(limit)
                .query(this::practiceImport)
                .list();
    }

    public Optional<PracticeImport> find(long id) {
        return jdbc.sql(SELECT + "where b.id = ?")
                .param(id)
                .query(this::practiceImport)
                .optional();
    }

    public List<ImportRow> page(long id, RowFilter filter, int offset, int limit) {
        return jdbc.sql(ROWS + filter.condition + " order by e.row limit :limit offset :offset")
                .param("id", id)
                .param("limit", limit)
                .param("offset", offset)
                .query(this::importRow)
                .list();
    }

    public int count(long id, RowFilter filter) {
        return jdbc.sql("select count(*) from practice_import_entry e where e.import = :id and " + filter.condition)
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    /** Returns the cells of the first rows below the header row, unchanged from the file. */
    public List<List<String>> sample(long id, int limit) {
        return jdbc.sql("select cells from practice_import_row where import = ? order by row limit ?")
                .params(id, limit)
                .query((row, number) -> List.of((String[]) row.getArray("cells").getArray()))
                .list();
    }

    /**
     * Calls the consumer with each row that the validation or the ledger rejected, in the order of the file. Reads the rows in portions,
     * because all rows of a large import may not fit into memory.
     */
    @Transactional(readOnly = true)
    public void forEachSkippedRow(long id, Consumer<SkippedRow> consumer) {
        try (Stream<SkippedRow> rows = jdbc
                .sql("""
                        select e.line, e.fault, r.cells from practice_import_entry e
                        join practice_import_row r on r.import = e.import and r.row = e.row
                        where e.import = ? and e.fault is not null order by e.row""")
                .param(id)
                .withFetchSize(FETCH_SIZE)
                .query((row, number) -> new SkippedRow(row.getInt("line"), row.getString("fault"), List.of((String[])
                        row.getArray("cells").getArray())))
                .stream()) {
            rows.forEach(consumer);
        }
    }

    /**
     * A row that the validation or the ledger rejected.
     *
     * @param line number of the line in the file at which the row starts, counted from 1
     * @param fault the reason for skipping the row, for the user
     * @param cells unchanged cells of the file
     */
    public record SkippedRow(int line, String fault, List<String> cells) {}

    PracticeImport practiceImport(ResultSet row, int number) throws SQLException {
        Map<ImportColumn, Integer> indexes = new EnumMap<>(ImportColumn.class);
        json.readValue(row.getString("columns"), INDEXES)
                .forEach((name, index) -> indexes.put(ImportColumn.valueOf(name), index));
        return new PracticeImport(
                row.getLong("id"),
                row.getString("file_name"),
                List.of((String[]) row.getArray("header").getArray()),
                new ColumnMapping(indexes),
                ImportStatus.valueOf(row.getString("status")),
                row.getString("creator"),
                SqlTimes.instant(row, "created_at"),
                row.getInt("rows"),
                row.getInt("position"),
                row.getInt("faults"),
                plan(row),
                outcome(row),
                SqlTimes.instantOrNull(row, "started_at"),
                SqlTimes.instantOrNull(row, "finished_at"),
                row.getString("message"),
                row.getBoolean("undoable"),
                undo(row));
    }

    private static PracticeImport.Plan plan(ResultSet row) throws SQLException {
        return new PracticeImport.Plan(
                row.getInt("to_create"),
                row.getInt("to_update"),
                row.getInt("to_keep"),
                row.getInt("change_names"),
                row.getInt("change_npis"),
                row.getInt("change_reps"),
                row.getInt("change_details"));
    }

    private static PracticeImport.Outcome outcome(ResultSet row) throws SQLException {
        return new PracticeImport.Outcome(
                row.getInt("created"), row.getInt("updated"), row.getInt("unchanged"), row.getInt("refused"));
    }

    private static PracticeImport.Undo undo(ResultSet row) throws SQLException {
        return new PracticeImport.Undo(
                row.getString("undoer"),
                row.getInt("put_back"),
                row.getInt("partly"),
                row.getInt("left_as_is"),
                SqlTimes.instantOrNull(row, "undone_at"));
    }

    private ImportRow importRow(ResultSet row, int number) throws SQLException {
        return new ImportRow(
                row.getInt("row"),
                row.getInt("line"),
                row.getString("practice_id"),
                row.getString("user_id"),
                row.getString("name"),
                row.getString("npi"),
                row.getString("rep"),
                row.getString("state"),
                row.getString("specialty"),
                row.getString("fault"),
                row.getString("effect"),
                changes(row.getString("changes")),
                row.getString("outcome"),
                undoExtent(row.getString("undo")),
                row.getString("undo_note"));
    }

    private List<ImportRow.Change> changes(@Nullable String stored) {
        if (stored == null) {
            return List.of();
        }
        Map<String, List<@Nullable String>> values = json.readValue(stored, CHANGES);
        List<ImportRow.Change> changes = new ArrayList<>();
        for (ImportRow.Field field : ImportRow.Field.values()) {
            List<@Nullable String> value = values.get(field.name().toLowerCase(Locale.ROOT));
            if (value != null) {
                changes.add(new ImportRow.Change(field, value.getFirst(), value.getLast()));
            }
        }
        return changes;
    }

    private static @Nullable UndoExtent undoExtent(@Nullable String stored) {
        return stored == null ? null : UndoExtent.valueOf(stored);
    }
}
