package io.curasync.ledger.quarantine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads quarantined rows, newest first. The result is not restricted to a scope, so it is for admins only. Callers must check the
 * role. This class cannot do so, because live values are read on threads without a user.
 */
@Component
public class QuarantineQuery {

    /** Maximum result of {@link #count}. */
    public static final int MAX_COUNT = 100_000;

    private static final int MAX_REASONS = 100;

    private static final String ROWS = """
            select q.id, q.practice_id, q.user_id, q.reason, q.run_id, q.first_seen, q.last_seen, q.resolved_at,
                (select p.id from practice p where p.practice_id = q.practice_id or p.user_id = q.user_id
                 order by p.practice_id is distinct from q.practice_id limit 1) as practice
            from quarantine q where\s""";

    // Reads one index entry per reason. A "select distinct" would read all rows.
    private static final String REASONS = """
            with recursive known (reason) as (
                (select min(reason_group) from quarantine)
                union all
                select (select min(q.reason_group) from quarantine q where q.reason_group > k.reason) from known k
                where k.reason is not null)
            select reason from known where reason is not null limit %d""".formatted(MAX_REASONS);

    private final JdbcClient jdbc;

    QuarantineQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns a page of the rows that match the filter.
     *
     * @param offset number of rows to skip
     */
    public List<QuarantinedRow> page(QuarantineFilter filter, int offset, int limit) {
        return rows(filter, Long.MAX_VALUE, offset, limit);
    }

    /**
     * Returns the rows that match the filter, highest id first.
     *
     * @param id cursor: returns only rows with a smaller id; null for the first page
     */
    public List<QuarantinedRow> before(QuarantineFilter filter, @Nullable Long id, int limit) {
        return rows(filter, id == null ? Long.MAX_VALUE : id, 0, limit);
    }

    private List<QuarantinedRow> rows(QuarantineFilter filter, long before, int offset, int limit) {
        var condition = filter.condition();
        return jdbc.sql(ROWS + condition.sql() + " and q.id < :before order by q.id desc limit :limit offset :offset")
                .params(condition.parameters())
                .param("before", before)
                .param("limit", limit)
                .param("offset", offset)
                .query(QuarantinedRow.class)
                .list();
    }

    /** Counts the rows that match the filter, up to {@value #MAX_COUNT}. */
    public int count(QuarantineFilter filter) {
        var condition = filter.condition();
        return jdbc.sql("select count(*) from (select 1 from quarantine q where " + condition.sql() + " limit "
                        + MAX_COUNT + ") counted")
                .params(condition.parameters())
                .query(Integer.class)
                .single();
    }

    public Optional<QuarantinedRow> find(long id) {
        return jdbc.sql(ROWS + "q.id = :id")
                .param("id", id)
                .query(QuarantinedRow.class)
                .optional();
    }

    /**
     * Returns the content of rows by id. The content is the JSON of the row, with control characters replaced by U+FFFD. It may be
     * truncated, and may contain secrets.
     */
    public Map<Long, String> content(Collection<Long> ids) {
        Map<Long, String> content = HashMap.newHashMap(ids.size());
        jdbc.sql("select id, raw from quarantine where id = any(?)")
                .param(ids.toArray(Long[]::new))
                .query(row -> {
                    content.put(row.getLong("id"), row.getString("raw"));
                });
        return content;
    }

    /**
     * Returns the distinct reasons of all rows, as choices for the filter. Ids and numbers are removed from the reasons. The list
     * is sorted and contains at most {@value #MAX_REASONS} reasons.
     */
    public List<String> reasons() {
        return jdbc.sql(REASONS).query(String.class).list();
    }
}
