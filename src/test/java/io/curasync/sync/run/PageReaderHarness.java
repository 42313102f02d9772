package io.curasync.sync.run;

import io.curasync.curagenesis.ApiCallRecord;
import io.curasync.curagenesis.PageRow;
import io.curasync.curagenesis.PartnerApi;
import io.curasync.curagenesis.PracticePage;
import io.curasync.sync.SyncKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Page readers on simulated sources. */
@Timeout(20)
abstract class PageReaderHarness {

    final List<PageReader> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(PageReader::stop);
    }

    PageReader read(Source source, @Nullable String cursor) {
        return read(source, cursor, new CursorHistory(0, List.of()));
    }

    PageReader read(Source source, @Nullable String cursor, CursorHistory cursorHistory) {
        PageReader reader =
                PageReader.start(source, new RunRepository.Lease(1, SyncKind.FULL, 1, cursor), cursorHistory);
        started.add(reader);
        return reader;
    }

    static List<FetchedPage> all(PageReader reader) throws Exception {
        List<FetchedPage> pages = new ArrayList<>();
        do {
            pages.addAll(reader.next());
            reader.applied();
        } while (pages.getLast().page().nextCursor() != null);
        return pages;
    }

    static ApiCallRecord call(@Nullable String error) {
        return new ApiCallRecord(Instant.EPOCH, 1, null, null, error);
    }

    /** Partner API of which only pages are requested. */
    interface Source extends PartnerApi {

        @Override
        default @Nullable String missingSetting() {
            return null;
        }
    }

    /** Source of the given number of pages and rows per page; cursors count from 0. */
    record PagedSource(int pages, int rows, AtomicInteger asked) implements Source {

        PagedSource(int pages, int rows) {
            this(pages, rows, new AtomicInteger());
        }

        @Override
        public PracticePage practices(@Nullable String cursor, Consumer<ApiCallRecord> calls) {
            asked.incrementAndGet();
            int page = cursor == null ? 0 : Integer.parseInt(cursor);
            calls.accept(call(null));
            PageRow row = new PageRow.Invalid("key", null, null, "nonsense", "{}");
            return new PracticePage(
                    Collections.nCopies(rows, row),
                    page + 1 < pages ? String.valueOf(page + 1) : null,
                    null,
                    Instant.EPOCH);
        }
    }
}
