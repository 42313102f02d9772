package io.curasync.practiceimport;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.platform.CopyWriter;
import io.curasync.platform.csv.CsvSource;
import io.curasync.platform.csv.CsvSourceException;
import io.curasync.platform.text.TextSanitizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Uploads, confirms and cancels imports, and changes their column mappings, for admins only. {@link ImportWorker} processes the rows in
 * the background on any instance.
 */
@Service
public class ImportService {

    private static final int MAX_BUFFER_SIZE = 1_000_000;
    private static final int MAX_FILE_NAME_LENGTH = 200;

    private static final String CREATE = """
            insert into practice_import (file_name, bytes, header, columns, status, created_by, rows)
            values (:name, :bytes, :header, :columns::jsonb, 'CHECKING', :by, 0) returning id""";

    private static final String START = """
            update practice_import set status = 'APPLYING', started_at = coalesce(started_at, clock_timestamp()), message = null
            where id = ? and (status = 'READY' and rows > faults
                or status = 'FAILED' and started_at is not null and undo_started_at is null)""";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;
    private final AuditLog auditLog;
    private final ChangeSignal signal;
    private final TransactionOperations transaction;

    ImportService(
            JdbcClient jdbc,
            JdbcTemplate template,
            JsonMapper json,
            AuditLog auditLog,
            ChangeSignal signal,
            TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
        this.auditLog = auditLog;
        this.signal = signal;
        this.transaction = transaction;
    }

    /** Returns the maximum size of an uploaded file in bytes. */
    public static int maxBytes() {
        return CsvSource.MAX_BYTES;
    }

    /**
     * Stores the rows of a file as a new import and starts their validation in the background. Changes no practice.
     *
     * @param fileName name of the file, for display; may be blank
     * @return id of the import
     * @throws CsvSourceException if the file cannot be read; no import is stored then
     */
    public long upload(CurrentUser by, String fileName, byte[] bytes) throws CsvSourceException {
        by.requireAdmin("import practices");
        CsvSource file = CsvSource.of(bytes, new ImportTitles());
        List<CsvSource.Row> first = new ArrayList<>();
        int rows = file.read(row -> {
            if (first.isEmpty()) {
                first.add(row);
            }
        });
        List<String> header = first.getFirst().cells();
        Long id = transaction.execute(status -> store(by, sanitize(fileName), bytes.length, header, rows, file));
        signal.publish(Topic.IMPORT);
        return Objects.requireNonNull(id);
    }

    /**
     * Changes the column mapping of an import, and restarts the validation.
     *
     * @return false if the mapping can no longer be changed, because the import was confirmed, has failed or has ended, or if the import
     *     does not exist
     */
    public boolean remap(CurrentUser by, long id, ColumnMapping columnMapping) {
        by.requireAdmin("import practices");
        boolean done = Boolean.TRUE.equals(transaction.execute(status -> {
            int changed = jdbc.sql("""
                            update practice_import set columns = ?::jsonb, status = 'CHECKING', position = 0, faults = 0
                            where id = ? and status in ('CHECKING', 'READY')""").params(toJson(columnMapping), id).update();
            jdbc.sql("delete from practice_import_entry where import = ? and ? > 0")
                    .params(id, changed)
                    .update();
            return changed > 0;
        }));
        signal.publish(Topic.IMPORT);
        return done;
    }

    /**
     * Starts to apply the valid rows of a validated import. If an earlier attempt to apply the rows has failed, continues after the last
     * committed batch.
     *
     * @return false if nothing was started, because the import has no valid row, is not validated, is already being applied, has ended, or
     *     does not exist
     */
    public boolean confirm(CurrentUser by, long id) {
        by.requireAdmin("import practices");
        boolean started = Boolean.TRUE.equals(transaction.execute(status -> {
            int changed = jdbc.sql(START).param(id).update();
            if (changed > 0) {
                auditLog.record(by.email(), "practices.imported", "import " + id, fileName(id));
            }
            return changed > 0;
        }));
        signal.publish(Topic.IMPORT);
        return started;
    }

    /**
     * Cancels an import. Rows that were already applied stay applied.
     *
     * @return false if the import has ended, if its undo has been started, or if it does not exist
     */
    public boolean cancel(CurrentUser by, long id) {
        by.requireAdmin("import practices");
        boolean cancelled = Boolean.TRUE.equals(transaction.execute(status -> {
            int changed = jdbc.sql("""
                            update practice_import set status = 'CANCELLED', finished_at = clock_timestamp()
                            where id = ? and status in ('CHECKING', 'READY', 'APPLYING', 'FAILED')
                                and undo_started_at is null""").param(id).update();
            if (changed > 0) {
                auditLog.record(by.email(), "import.canceled", "import " + id, fileName(id));
            }
            return changed > 0;
        }));
        signal.publish(Topic.IMPORT);
        return cancelled;
    }

    private long store(CurrentUser by, String name, long bytes, List<String> header, int rows, CsvSource file) {
        long id = jdbc.sql(CREATE)
                .param("name", name)
                .param("bytes", bytes)
                .param("header", header.toArray(String[]::new))
                .param("columns", toJson(ColumnMapping.guess(header)))
                .param("by", by.id())
                .query(Long.class)
                .single();
        CopyWriter copy = new CopyWriter();
        int[] number = {0};
        try {
            file.read(row -> {
                if (number[0] > 0) {
                    copy.column(id)
                            .column(number[0])
                            .column(row.line())
                            .column(row.cells())
                            .endRow();
                    if (copy.size() > MAX_BUFFER_SIZE) {
                        copy.writeTo(template, "copy practice_import_row (import, row, line, cells) from stdin");
                    }
                }
                number[0]++;
            });
        } catch (CsvSourceException impossible) {
            throw new IllegalStateException(
                    "The file could be read the first time, but not the second time", impossible);
        }
        copy.writeTo(template, "copy practice_import_row (import, row, line, cells) from stdin");
        jdbc.sql("update practice_import set rows = ? where id = ?")
                .params(rows, id)
                .update();
        return id;
    }

    private String toJson(ColumnMapping columnMapping) {
        Map<String, Integer> indexes = new TreeMap<>();
        columnMapping.indexes().forEach((column, index) -> indexes.put(column.name(), index));
        return json.writeValueAsString(indexes);
    }

    private String fileName(long id) {
        return jdbc.sql("select file_name from practice_import where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private static String sanitize(String fileName) {
        String name = TextSanitizer.of(fileName.strip(), MAX_FILE_NAME_LENGTH);
        return name.isEmpty() ? "practices.csv" : name;
    }
}
