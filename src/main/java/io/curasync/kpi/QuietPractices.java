package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.kpi.Quiet.QuietPractice;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds quiet practices: a range of an index, however many practices there are. Within the caller's transaction. */
@Component
class QuietPractices {

    private static final String NEXT = """
            select k.practice, coalesce(p.name, p.practice_id, p.user_id) as label, u.name as rep, k.last_at,
                   round(extract(epoch from k.last_at - k.first_at) / (k.orders - 1))::bigint as usual
            from (
                select * from kpi_practice where quiet_from <= :today and %s
                order by quiet_from desc, practice desc limit :limit
            ) k
                join practice p on p.id = k.practice
                left join app_user u on u.id = p.owner_id
            order by k.quiet_from desc, k.practice desc""";

    private static final String COUNT = """
            select count(*) from (
                select from kpi_practice where quiet_from <= :today and %s limit :limit) k""";

    private final JdbcClient jdbc;

    QuietPractices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Quiet of(Scope scope, LocalDate today, int limit) {
        return new Quiet(
                within(scope, NEXT, today, limit)
                        .query((row, n) -> new QuietPractice(
                                row.getLong("practice"),
                                row.getString("label"),
                                row.getString("rep"),
                                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                                Duration.ofSeconds(row.getLong("usual"))))
                        .list(),
                within(scope, COUNT, today, Quiet.MOST).query(Integer.class).single());
    }

    private JdbcClient.StatementSpec within(Scope scope, String sql, LocalDate today, int limit) {
        JdbcClient.StatementSpec statement = switch (scope) {
            case Scope.All() -> jdbc.sql(sql.formatted("true"));
            case Scope.Own(long userId) ->
                jdbc.sql(sql.formatted("owner_id = :owner")).param("owner", userId);
        };
        return statement.param("today", today).param("limit", limit);
    }
}
