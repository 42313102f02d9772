package io.curasync.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Which pages were asked for, one after the other. */
final class PageLog {

    private final int pageSize;
    private final int rows;
    private final Queue<Integer> asked = new ConcurrentLinkedQueue<>();

    PageLog(int pageSize, int rows) {
        this.pageSize = pageSize;
        this.rows = rows;
    }

    /** A source that writes them down, and takes so long for each. */
    SourceStub.Mood each(Duration pause) {
        return call -> {
            String query = call.getRequestURI().getQuery();
            asked.add(query == null ? 0 : Integer.parseInt(query.substring("cursor=at-".length())));
            Thread.sleep(pause);
            return false;
        };
    }

    /** Pages that do not follow the one before: two runs that read at the same time, or one that did not read to its end. */
    List<String> interleaved() {
        List<String> wrong = new ArrayList<>();
        int expected = 0;
        for (int page : asked) {
            if (page != expected) {
                wrong.add("%d instead of %d".formatted(page, expected));
            }
            expected = page + pageSize < rows ? page + pageSize : 0;
        }
        return wrong;
    }
}
