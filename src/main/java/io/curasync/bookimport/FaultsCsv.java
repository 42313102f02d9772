package io.curasync.bookimport;

import io.curasync.platform.Csv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The rows of an import that are left out, as they stand in the file, with the reason in front: to be mended and imported. */
@Component
public class FaultsCsv {

    private final Imports imports;

    FaultsCsv(Imports imports) {
        this.imports = imports;
    }

    /** As it is downloaded, and as the audit calls it. */
    public static String name(BookImport book) {
        return "faults-of-import-" + book.id() + ".csv";
    }

    public void write(BookImport book, Appendable out) throws IOException {
        List<String> titles = new ArrayList<>(List.of("line", "fault"));
        titles.addAll(book.header());
        out.append(Csv.line(titles.toArray()));
        try {
            imports.eachFault(book.id(), row -> append(out, row));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void append(Appendable out, Imports.Faulty row) {
        List<Object> cells = new ArrayList<>(List.of(row.line(), row.fault()));
        cells.addAll(row.cells());
        try {
            out.append(Csv.line(cells.toArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
