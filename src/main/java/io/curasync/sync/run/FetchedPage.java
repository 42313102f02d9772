package io.curasync.sync.run;

import io.curasync.curagenesis.ApiCallRecord;
import io.curasync.curagenesis.PracticePage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fetched page that is ready to be applied.
 *
 * @param attempts API calls since the previous page was fetched, including the call that returned this page
 * @param restarts number of times that the run had started again at the first page when this page was fetched
 */
record FetchedPage(PracticePage page, List<ApiCallRecord> attempts, int restarts) implements PageReader.Reading {

    int rows() {
        return page.rows().size();
    }

    /** Returns the {@link CursorHistory#digest} of the cursor of the next page; null if this is the last page. */
    @Nullable
    Long nextDigest() {
        String cursor = page.nextCursor();
        return cursor == null ? null : CursorHistory.digest(restarts, cursor);
    }
}
