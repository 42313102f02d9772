package io.curasync.practiceimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.curasync.monitoring.ErrorEntry;
import io.curasync.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImportErrorQueryTest {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final ImportErrorQuery query = new ImportErrorQuery(DATABASE.jdbc());

    @BeforeEach
    void clear() {
        DATABASE.clear();
        DATABASE.jdbc()
                .sql("insert into app_user (email, name, role) values ('dana@example.com', 'Dana', 'REP')")
                .update();
    }

    @Test
    void listsFailedImportsAndRowsWithErrors() {
        practiceImport("DONE", 3, "null", "null", 1);
        practiceImport("FAILED", 0, "'the database was busy'", "null", 2);
        practiceImport("FAILED", 0, "null", "now() - interval '3 hours'", 30);
        practiceImport("DONE", 0, "null", "null", 4);
        practiceImport("FAILED", 5, "'too old'", "null", 8 * 24);

        assertThat(lines())
                .containsExactly(
                        "4 “reps.csv”: rows with errors were skipped /import/1",
                        "1 Import of “reps.csv” failed: the database was busy /import/2",
                        "1 Undo of the import of “reps.csv” failed: the reason is not known /import/3");
    }

    private static void practiceImport(String status, int faults, String message, String undoStartedAt, int hoursAgo) {
        DATABASE.jdbc()
                .sql("""
                insert into practice_import (file_name, bytes, header, columns, status, created_by, created_at, rows, faults, refused,
                    message, undo_started_at)
                values ('reps.csv', 1, '{}', '{}', :status, 1, now() - :hours * interval '1 hour', 9, :faults,
                    case when :faults > 0 then 1 else 0 end, %s, %s)
                """.formatted(message, undoStartedAt))
                .param("status", status)
                .param("faults", faults)
                .param("hours", hoursAgo)
                .update();
    }

    private List<String> lines() {
        return query.failuresSince(Instant.now().minus(Duration.ofDays(7)), 100).stream()
                .map(ImportErrorQueryTest::line)
                .toList();
    }

    private static String line(ErrorEntry entry) {
        return "%d %s %s".formatted(entry.count(), entry.summary(), entry.link());
    }
}
