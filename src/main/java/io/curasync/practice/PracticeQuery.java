package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import io.curasync.practice.PracticeRow.Dormancy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads practices. Every query returns only practices in the given scope. */
@Component
public class PracticeQuery {

    private static final int FETCH_SIZE = 1_000;

    private static final String SELECT = """
            select p.id, p.practice_id, p.user_id, p.name, p.npi, p.state, p.specialty, p.sales_rep,
                   u.email as rep, u.name as rep_name, p.total_orders, p.activated_at, p.last_order_at,
                   nullif(s.seen_at, '-infinity') as seen_at, p.missing_since, p.changed_at,
                   d.since as dormant_since, d.last_order_at as dormant_after,
                   extract(epoch from d.usual_interval)::bigint as usual_seconds
            """;
    private static final String FROM = """
            from practice_directory p
            left join user_directory u on u.id = p.owner_id
            left join practice_recency s on s.practice = p.id
            left join kpi_dormant d on d.practice = p.id
            where\s""";

    private final JdbcClient jdbc;
    private final PracticeSearch search;

    PracticeQuery(JdbcClient jdbc, PracticeSearch search) {
        this.jdbc = jdbc;
        this.search = search;
    }

    /** Passes all matching practices to the consumer in the given order, without loading them into memory at once. */
    @Transactional(readOnly = true)
    public void each(Scope scope, PracticeFilter filter, PracticeSort practiceSort, Consumer<PracticeRow> consumer) {
        String order = practiceSort.orderBy(practiceSort.by().expression(), "p.id");
        try (Stream<PracticeRow> rows =
                rows(search.within(scope, filter), order)
                        .withFetchSize(FETCH_SIZE)
                        .query(PracticeQuery::row)
                        .stream()) {
            rows.forEach(consumer);
        }
    }

    /**
     * Returns the practices with the highest ids below the given one, highest first. New practices do not shift later
     * pages.
     *
     * @param id CuraSync's id; null to start with the newest practice
     */
    List<PracticeRow> before(Scope scope, @Nullable Long id, int limit) {
        return rows(scope.restrict("p.owner_id"), "and p.id < :before order by p.id desc limit :limit")
                .param("before", id == null ? Long.MAX_VALUE : id)
                .param("limit", limit)
                .query(PracticeQuery::row)
                .list();
    }

    /** Returns the practices with the given ids, in no particular order. */
    public List<PracticeRow> byIds(Scope scope, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : rows(scope.restrict("p.owner_id"), "and p.id = any(:ids)")
                        .param("ids", ids.toArray(Long[]::new))
                        .query(PracticeQuery::row)
                        .list();
    }

    public Optional<PracticeRow> byId(Scope scope, long id) {
        return rows(scope.restrict("p.owner_id"), "and p.id = :id")
                .param("id", id)
                .query(PracticeQuery::row)
                .optional();
    }

    /** Finds a practice by one of its ids from CuraGenesis. If two practices have the id, the one with this practice id wins. */
    Optional<PracticeRow> byPracticeOrUserId(Scope scope, String id) {
        return rows(
                        scope.restrict("p.owner_id"),
                        "and (p.practice_id = :id or p.user_id = :id) order by p.practice_id is distinct from :id limit 1")
                .param("id", id)
                .query(PracticeQuery::row)
                .optional();
    }

    private JdbcClient.StatementSpec rows(SqlCondition condition, String rest) {
        return jdbc.sql(SELECT + FROM + condition.sql() + " " + rest).params(condition.parameters());
    }

    private static PracticeRow row(ResultSet row, int number) throws SQLException {
        return new PracticeRow(
                row.getLong("id"),
                row.getString("practice_id"),
                row.getString("user_id"),
                row.getString("name"),
                row.getString("npi"),
                row.getString("state"),
                row.getString("specialty"),
                row.getString("sales_rep"),
                row.getString("rep"),
                row.getString("rep_name"),
                row.getInt("total_orders"),
                SqlTimes.instantOrNull(row, "activated_at"),
                SqlTimes.instantOrNull(row, "last_order_at"),
                SqlTimes.instantOrNull(row, "seen_at"),
                SqlTimes.instantOrNull(row, "missing_since"),
                SqlTimes.instant(row, "changed_at"),
                dormancy(row));
    }

    private static @Nullable Dormancy dormancy(ResultSet row) throws SQLException {
        LocalDate since = row.getObject("dormant_since", LocalDate.class);
        return since == null
                ? null
                : new Dormancy(
                        since,
                        SqlTimes.instant(row, "dormant_after"),
                        Duration.ofSeconds(row.getLong("usual_seconds")));
    }
}
