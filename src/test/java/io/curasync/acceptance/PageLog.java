package io.curasync.acceptance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The sequence of requested pages. */
final class PageLog {

    private final int pageSize;
    private final int rows;
    private final Queue<Integer> asked = new ConcurrentLinkedQueue<>();

    PageLog(int pageSize, int rows) {
        this.pageSize = pageSize;
        this.rows = rows;
    }

    /** Returns a source that records its requests and delays each response. */
    StubResponse each(Duration pause) {
        return call -> {
            String query = call.getRequestURI().getQuery();
            asked.add(query == null ? 0 : Integer.parseInt(query.substring("cursor=at-".length())));
            Thread.sleep(pause);
            return false;
        };
    }

    /** Returns pages that do not follow the previous one: two concurrent runs, or a run that did not read to the end. */
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
