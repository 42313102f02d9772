package io.curasync.practice;

import io.curasync.platform.SqlCondition;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads pages of ids in a sort order without sorting all matches. */
final class SortedIdQuery {

    // The selectivity depends on the words of the search. Therefore, no generic plan suits all searches.
    static final String FORCE_CUSTOM_PLAN = "set local plan_cache_mode = force_custom_plan";

    private final JdbcClient jdbc;

    SortedIdQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the ids of the practices of a page. The duration increases with the offset.
     *
     * @param condition condition of the filter
     */
    List<Long> page(PracticeSort practiceSort, PracticeFilter filter, SqlCondition condition, int offset, int limit) {
        jdbc.sql(FORCE_CUSTOM_PLAN).update();
        List<SortPart> parts = SortPart.of(practiceSort, filter, condition);
        int skip = offset;
        List<Long> ids = new ArrayList<>(read(parts.getFirst(), condition, skip, limit));
        for (int i = 1; i < parts.size() && ids.size() < limit; i++) {
            skip = ids.isEmpty() && skip > 0 ? skip - countSkipped(parts.get(i - 1), condition, skip) : 0;
            ids.addAll(read(parts.get(i), condition, skip, limit - ids.size()));
        }
        return ids;
    }

    private List<Long> read(SortPart part, SqlCondition condition, int offset, int limit) {
        return jdbc.sql(part.page())
                .params(condition.parameters())
                .param("limit", limit)
                .param("offset", offset)
                .query(Long.class)
                .list();
    }

    private int countSkipped(SortPart part, SqlCondition condition, int offset) {
        return jdbc.sql(part.countSkipped())
                .params(condition.parameters())
                .param("offset", offset)
                .query(Integer.class)
                .single();
    }
}
