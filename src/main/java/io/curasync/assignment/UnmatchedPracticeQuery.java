package io.curasync.assignment;

import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads practices without a rep. Does not check permissions, because only views for admins use this class. */
@Component
public class UnmatchedPracticeQuery {

    private static final int FETCH_SIZE = 1_000;

    private static final String SELECT = """
            select p.id, p.practice_id, p.user_id, p.name, p.state, p.specialty, btrim(p.sales_rep) as sales_rep,
                   p.sales_rep_key, p.total_orders, p.last_order_at, p.created_at
            from practice_directory p where\s""";

    private final JdbcClient jdbc;
    private final LiveValue<Long> count;

    UnmatchedPracticeQuery(JdbcClient jdbc, LiveValues liveValues) {
        this.jdbc = jdbc;
        count = liveValues.create(Topic.LEDGER, () -> count(UnmatchedFilter.ALL));
    }

    /** Returns the number of unmatched practices as a live value. */
    public LiveValue<Long> liveCount() {
        return count;
    }

    public long count(UnmatchedFilter filter) {
        SqlCondition condition = filter.condition();
        return jdbc.sql("select count(*) from practice_directory p where " + condition.sql())
                .params(condition.parameters())
                .query(Long.class)
                .single();
    }

    /**
     * Returns the rep names of unmatched practices, the name with the most practices first. Practices without a rep name form one
     * entry.
     */
    public List<UnmatchedName> names() {
        return jdbc.sql("""
                        select sales_rep_key as key, coalesce(min(btrim(sales_rep) collate "C"), '') as name,
                               count(*) as practices, count(activated_at) as active, sum(total_orders) as orders
                        from practice_directory where owner_id is null
                        group by sales_rep_key order by practices desc, key""").query(UnmatchedName.class).list();
    }

    /** Returns the state codes of unmatched practices, sorted. Includes {@code Other} if a practice has an unknown code. */
    public List<String> states() {
        return jdbc.sql("""
                        select distinct reporting_state(state) from practice_directory
                        where owner_id is null and state <> '' order by 1""").query(String.class).list();
    }

    public List<UnmatchedPractice> page(
            UnmatchedFilter filter, UnmatchedSort sort, boolean descending, int offset, int limit) {
        return rows(filter, sort.orderBy(descending) + " limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(UnmatchedPracticeQuery::row)
                .list();
    }

    /**
     * Returns those of the given practices that are unmatched, sorted by id.
     *
     * @param ids CuraSync's ids of the practices
     */
    public List<UnmatchedPractice> of(Collection<Long> ids) {
        return rows(UnmatchedFilter.ALL, " and p.id = any(:ids) order by p.id")
                .param("ids", ids.toArray(Long[]::new))
                .query(UnmatchedPracticeQuery::row)
                .list();
    }

    /** Passes all matching practices to the consumer one by one, so that they are never all in memory. */
    @Transactional(readOnly = true)
    public void each(
            UnmatchedFilter filter, UnmatchedSort sort, boolean descending, Consumer<UnmatchedPractice> consumer) {
        try (Stream<UnmatchedPractice> rows = rows(filter, sort.orderBy(descending))
                .withFetchSize(FETCH_SIZE)
                .query(UnmatchedPracticeQuery::row)
                .stream()) {
            rows.forEach(consumer);
        }
    }

    private JdbcClient.StatementSpec rows(UnmatchedFilter filter, String rest) {
        SqlCondition condition = filter.condition();
        return jdbc.sql(SELECT + condition.sql() + rest).params(condition.parameters());
    }

    private static UnmatchedPractice row(ResultSet row, int number) throws SQLException {
        String salesRep = row.getString("sales_rep");
        return new UnmatchedPractice(
                row.getLong("id"),
                row.getString("practice_id"),
                row.getString("user_id"),
                row.getString("name"),
                row.getString("state"),
                row.getString("specialty"),
                salesRep == null ? "" : salesRep,
                row.getString("sales_rep_key"),
                row.getInt("total_orders"),
                SqlTimes.instantOrNull(row, "last_order_at"),
                SqlTimes.instant(row, "created_at"));
    }
}
