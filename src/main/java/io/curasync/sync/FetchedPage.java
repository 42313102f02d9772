package io.curasync.sync;

import io.curasync.curagenesis.ApiCallRecord;
import io.curasync.curagenesis.PracticePage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page that is there to be applied.
 *
 * @param attempts since the page before, the one that brought this page as well
 * @param restarts how often the run had started over when this page was read
 */
record FetchedPage(PracticePage page, List<ApiCallRecord> attempts, int restarts) implements PageReader.Reading {

    int rows() {
        return page.rows().size();
    }

    /** {@link CursorTrail#digest} of the next page's cursor; null: this is the last page. */
    @Nullable
    Long nextDigest() {
        String cursor = page.nextCursor();
        return cursor == null ? null : CursorTrail.digest(restarts, cursor);
    }
}
