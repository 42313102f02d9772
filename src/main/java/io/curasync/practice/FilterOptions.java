package io.curasync.practice;

import io.curasync.account.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Values by which lists of practices can be filtered. */
@Component
public class FilterOptions {

    // A loose index scan: one step per distinct value, however many practices there are.
    static final String OF_ALL = """
            with recursive v (value) as (
                (select %1$s from practice_directory p where %1$s > '' order by 1 limit 1)
                union all
                select (select %1$s from practice_directory p where %1$s > v.value order by 1 limit 1) from v
                where v.value is not null)
            select value from v where value is not null""";

    private static final String OF_ONE = """
            select distinct %1$s from practice_directory p where p.owner_id = :owner and %1$s > '' order by 1""";

    private final JdbcClient jdbc;

    FilterOptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the states of the practices in scope. */
    public List<String> states(Scope scope) {
        return values(scope, PracticeColumn.STATE);
    }

    /** Returns the specialties of the practices in scope. */
    public List<String> specialties(Scope scope) {
        return values(scope, PracticeColumn.SPECIALTY);
    }

    private List<String> values(Scope scope, PracticeColumn column) {
        JdbcClient.StatementSpec sql = switch (scope) {
            case Scope.All() -> jdbc.sql(OF_ALL.formatted(column.expression()));
            case Scope.Own(long userId) ->
                jdbc.sql(OF_ONE.formatted(column.expression())).param("owner", userId);
        };
        return sql.query(String.class).list();
    }

    /** Returns the names of users that have practices by id, sorted by name. For admins. */
    public Map<Long, String> owners() {
        Map<Long, String> owners = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, name from user_directory u
                        where exists (select from practice_directory where owner_id = u.id) order by name, id
                        """).query(row -> {
            owners.put(row.getLong("id"), row.getString("name"));
        });
        return owners;
    }
}
