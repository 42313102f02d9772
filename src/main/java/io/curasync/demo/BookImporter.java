package io.curasync.demo;

import io.curasync.account.CurrentUser;
import io.curasync.demo.book.PracticeBook;
import io.curasync.platform.csv.CsvSourceException;
import io.curasync.practiceimport.ImportQuery;
import io.curasync.practiceimport.ImportService;
import io.curasync.practiceimport.PracticeImport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Imports the book of practices as an admin would: uploads the file, waits until its rows are validated, and confirms the import. */
@Component
@Profile("demo")
class BookImporter {

    static final String FILE_NAME = "practice-book.csv";

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    /** Maximum time that one start of the demo waits until the import has ended. The next start continues the import if necessary. */
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private static final int LATEST = 1_000;

    private final ImportService imports;
    private final ImportQuery query;

    BookImporter(ImportService imports, ImportQuery query) {
        this.imports = imports;
        this.query = query;
    }

    /**
     * Imports the book, and waits until the import has ended. If an earlier start has already uploaded the book, continues that import.
     *
     * @return false if the import has not ended within {@link #TIMEOUT}; true also if it has failed, was canceled or has no valid row
     */
    boolean run(CurrentUser admin, PracticeBook book) throws InterruptedException {
        long id = find().orElseGet(() -> upload(admin, book));
        Instant deadline = Instant.now().plus(TIMEOUT);
        while (Instant.now().isBefore(deadline)) {
            PracticeImport practiceImport = query.find(id).orElseThrow();
            switch (practiceImport.status()) {
                case CHECKING, APPLYING, UNDOING -> Thread.sleep(POLL_INTERVAL);
                case READY -> {
                    if (!imports.confirm(admin, id)) {
                        return true;
                    }
                }
                case DONE, CANCELLED, FAILED, UNDONE -> {
                    return true;
                }
            }
        }
        return false;
    }

    private Optional<Long> find() {
        return query.latest(LATEST).stream()
                .filter(practiceImport -> practiceImport.fileName().equals(FILE_NAME))
                .map(PracticeImport::id)
                .findFirst();
    }

    private long upload(CurrentUser admin, PracticeBook book) {
        try {
            return imports.upload(admin, FILE_NAME, book.csv());
        } catch (CsvSourceException impossible) {
            throw new IllegalStateException("The book of practices is not a valid file", impossible);
        }
    }
}
