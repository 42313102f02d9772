package io.curasync.practiceimport;

import io.curasync.platform.CsvWriter;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The rows of an import that are left out, as they stand in the file, with the reason in front: to be mended and imported. */
@Component
public class ImportErrorCsv {

    private final ImportQuery importQuery;

    ImportErrorCsv(ImportQuery importQuery) {
        this.importQuery = importQuery;
    }

    /** As it is downloaded, and as the audit calls it. */
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
