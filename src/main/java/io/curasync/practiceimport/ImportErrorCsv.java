package io.curasync.practiceimport;

import io.curasync.platform.text.CsvWriter;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Exports the skipped rows of an import as CSV. Each exported row contains the line number, the reason for skipping the row, and the
 * original cells. Users can correct the export and import it.
 */
@Component
public class ImportErrorCsv {

    private final ImportQuery importQuery;

    ImportErrorCsv(ImportQuery importQuery) {
        this.importQuery = importQuery;
    }

    /** Returns the file name of the export, which is also its name in the audit log. */
    public static String name(PracticeImport practiceImport) {
        return "faults-of-import-" + practiceImport.id() + ".csv";
    }

    public void write(PracticeImport practiceImport, Appendable out) {
        CsvWriter csv = new CsvWriter(
                out,
                Stream.concat(Stream.of("line", "fault"), practiceImport.header().stream())
                        .toArray(String[]::new));
        importQuery.forEachSkippedRow(
                practiceImport.id(),
                row -> csv.row(Stream.concat(Stream.of(row.line(), row.fault()), row.cells().stream())
                        .toArray()));
    }
}
