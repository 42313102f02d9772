package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.ledger.details.PostalAddress;
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
                   nullif(s.seen_at, '-infinity') as seen_at, p.missing_since, p.changed_at, p.submission,
                   d.since as dormant_since, d.last_order_at as dormant_after,
                   extract(epoch from d.usual_interval)::bigint as usual_seconds
            """;
    private static final String SELECT_DETAILS = ", x.phone, x.street, x.city, x.address_state, x.zip ";
    private static final String FROM = """
            from practice_directory p
            left join user_directory u on u.id = p.owner_id
            left join practice_recency s on s.practice = p.id
            left join kpi_dormant d on d.practice = p.id
            """;
    private static final String JOIN_DETAILS = "left join practice_details_directory x on x.practice = p.id ";

    private final JdbcClient jdbc;
    private final PracticeSearch search;

    PracticeQuery(JdbcClient jdbc, PracticeSearch search) {
        this.jdbc = jdbc;
        this.search = search;
    }

    /**
     * A practice with its phone and address, for a row of a CSV file.
     *
     * @param phone {@code null} if unknown
     */
    record WithDetails(PracticeRow practice, @Nullable String phone, PostalAddress address) {}

    /**
     * Passes all practices in scope that match the filter to the consumer, in the given order. Reads the practices in portions, because all
     * of them may not fit into memory.
     */
    @Transactional(readOnly = true)
    void each(Scope scope, PracticeFilter filter, PracticeSort practiceSort, Consumer<WithDetails> consumer) {
        String order = practiceSort.orderBy(practiceSort.by().expression(), "p.id");
        SqlCondition condition = search.within(scope, filter);
        try (Stream<WithDetails> rows = jdbc
                .sql(SELECT + SELECT_DETAILS + FROM + JOIN_DETAILS + "where " + condition.sql() + " " + order)
                .params(condition.parameters())
                .withFetchSize(FETCH_SIZE)
                .query(PracticeQuery::withDetails)
                .stream()) {
            rows.forEach(consumer);
        }
    }

    /**
     * Returns the practices with the given ids, in no particular order. Omits practices that do not exist or are out of scope.
     *
     * @param ids CuraSync's ids of the practices
     */
    public List<PracticeRow> byIds(Scope scope, Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : rows(scope.restrict("p.owner_id"), "and p.id = any(:ids)")
                        .param("ids", ids.toArray(Long[]::new))
                        .query(PracticeQuery::row)
                        .list();
    }

    /** Returns the practice with the given id of CuraSync. Empty if the practice does not exist or is out of scope. */
    public Optional<PracticeRow> byId(Scope scope, long id) {
        return rows(scope.restrict("p.owner_id"), "and p.id = :id")
                .param("id", id)
                .query(PracticeQuery::row)
                .optional();
    }

    /**
     * Returns the practice with the given practice id or user id. If the id is the practice id of one practice and the user id of another,
     * returns the practice with this practice id. Empty if no practice in scope has the id.
     */
    public Optional<PracticeRow> byPracticeOrUserId(Scope scope, String id) {
        return rows(
                        scope.restrict("p.owner_id"),
                        "and (p.practice_id = :id or p.user_id = :id) order by p.practice_id is distinct from :id limit 1")
                .param("id", id)
                .query(PracticeQuery::row)
                .optional();
    }

    private JdbcClient.StatementSpec rows(SqlCondition condition, String rest) {
        return jdbc.sql(SELECT + FROM + "where " + condition.sql() + " " + rest).params(condition.parameters());
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
                dormancy(row),
                row.getObject("submission", Long.class));
    }

    private static WithDetails withDetails(ResultSet row, int number) throws SQLException {
        return new WithDetails(
                row(row, number),
                row.getString("phone"),
                new PostalAddress(
                        row.getString("street"),
                        row.getString("city"),
                        row.getString("address_state"),
                        row.getString("zip")));
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
