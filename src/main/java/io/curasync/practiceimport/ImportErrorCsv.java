package io.curasync.practiceimport;

import io.curasync.platform.text.CsvWriter;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes the skipped rows of an import as they are in the file, preceded by the reason, so that they can be fixed and imported. */
@Component
public class ImportErrorCsv {

    private final ImportQuery importQuery;

    ImportErrorCsv(ImportQuery importQuery) {
        this.importQuery = importQuery;
    }

    /** Returns the name of the download, which is also its name in the audit log. */
    public static String name(PracticeImport book) {
        return "faults-of-import-" + book.id() + ".csv";
    }

    public void write(PracticeImport book, Appendable out) {
        CsvWriter csv = new CsvWriter(
                out,
                Stream.concat(Stream.of("line", "fault"), book.header().stream())
                        .toArray(String[]::new));
        importQuery.eachFault(
                book.id(),
                row -> csv.row(Stream.concat(Stream.of(row.line(), row.fault()), row.cells().stream())
                        .toArray()));
    }
}
