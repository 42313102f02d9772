package io.curasync.practice;

import io.curasync.account.Scope;
import io.curasync.practice.PracticeFilter.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads practices. Every reading is within a scope, which is part of the query. */
@Component
public class Practices {

    private static final int ROWS_A_FETCH = 1_000;

    private static final String SELECT = """
            select p.id, p.practice_id, p.user_id, p.name, p.state, p.specialty, p.sales_rep,
                   u.email as rep, u.name as rep_name, p.total_orders, p.activated_at, p.last_order_at,
                   nullif(s.seen_at, '-infinity') as seen_at, p.missing_since, p.changed_at
            """;
    private static final String FROM = """
            from practice p
            left join app_user u on u.id = p.owner_id
            left join practice_sighting s on s.practice = p.id
            """;

    private final JdbcClient jdbc;

    Practices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<PracticeRow> page(
            Scope scope, PracticeFilter filter, PracticeSort sort, boolean descending, int offset, int limit) {
        return rows(filter.within(scope), sort.orderBy(descending) + " limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(Practices::row)
                .list();
    }

    public int count(Scope scope, PracticeFilter filter) {
        Where where = filter.within(scope);
        return jdbc.sql("select count(*) from practice p left join app_user u on u.id = p.owner_id "
                        + where.condition())
                .params(where.parameters())
                .query(Integer.class)
                .single();
    }

    /** Hands over all rows one by one, however many, without holding them. */
    @Transactional(readOnly = true)
    public void each(
            Scope scope, PracticeFilter filter, PracticeSort sort, boolean descending, Consumer<PracticeRow> consumer) {
        try (Stream<PracticeRow> rows = rows(filter.within(scope), sort.orderBy(descending))
                .withFetchSize(ROWS_A_FETCH)
                .query(Practices::row)
                .stream()) {
            rows.forEach(consumer);
        }
    }

    /** The newest rows before the one with this id; null: from the newest on. Rows that come meanwhile shift no page. */
    List<PracticeRow> before(Scope scope, @Nullable Long id, int limit) {
        return rows(Where.of(scope), "and p.id < :before order by p.id desc limit :limit")
                .param("before", id == null ? Long.MAX_VALUE : id)
                .param("limit", limit)
                .query(Practices::row)
                .list();
    }

    public List<PracticeRow> byIds(Scope scope, Collection<Long> ids) {
        return rows(Where.of(scope), "and p.id = any(:ids)")
                .param("ids", ids.toArray(Long[]::new))
                .query(Practices::row)
                .list();
    }

    public Optional<PracticeRow> byId(Scope scope, long id) {
        return rows(Where.of(scope), "and p.id = :id")
                .param("id", id)
                .query(Practices::row)
                .optional();
    }

    Optional<PracticeRow> byPracticeId(Scope scope, String practiceId) {
        return rows(Where.of(scope), "and p.practice_id = :practiceId")
                .param("practiceId", practiceId)
                .query(Practices::row)
                .optional();
    }

    /** The states that practices in scope are in. */
    public List<String> states(Scope scope) {
        return values(scope, "p.state");
    }

    /** The specialties of practices in scope. */
    public List<String> specialties(Scope scope) {
        return values(scope, "p.specialty");
    }

    private List<String> values(Scope scope, String column) {
        Where where = Where.of(scope);
        return jdbc.sql("select distinct " + column + " from practice p " + where.condition() + " and " + column
                        + " <> '' order by 1")
                .params(where.parameters())
                .query(String.class)
                .list();
    }

    /** Whoever owns practices, by name: for an admin to choose from. */
    public Map<Long, String> owners() {
        var owners = new java.util.LinkedHashMap<Long, String>();
        jdbc.sql("""
                        select id, name from app_user u
                        where exists (select from practice where owner_id = u.id) order by name, id
                        """).query(row -> {
            owners.put(row.getLong("id"), row.getString("name"));
        });
        return owners;
    }

    private JdbcClient.StatementSpec rows(Where where, String rest) {
        return jdbc.sql(SELECT + FROM + where.condition() + " " + rest).params(where.parameters());
    }

    private static PracticeRow row(ResultSet row, int number) throws SQLException {
        return new PracticeRow(
                row.getLong("id"),
                row.getString("practice_id"),
                row.getString("user_id"),
                row.getString("name"),
                row.getString("state"),
                row.getString("specialty"),
                row.getString("sales_rep"),
                row.getString("rep"),
                row.getString("rep_name"),
                row.getInt("total_orders"),
                instant(row, "activated_at"),
                instant(row, "last_order_at"),
                instant(row, "seen_at"),
                instant(row, "missing_since"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
