package io.curasync.practice;

import io.curasync.account.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What lists of practices can be filtered by. */
@Component
public class FilterOptions {

    // From value to value along the index: as many steps as there are values, however many practices.
    static final String OF_ALL = """
            with recursive v (value) as (
                (select %1$s from practice p where %1$s > '' order by 1 limit 1)
                union all
                select (select %1$s from practice p where %1$s > v.value order by 1 limit 1) from v
                where v.value is not null)
            select value from v where value is not null""";

    private static final String OF_ONE = """
            select distinct %1$s from practice p where p.owner_id = :owner and %1$s > '' order by 1""";

    private final JdbcClient jdbc;

    FilterOptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The states that practices in scope are in. */
    public List<String> states(Scope scope) {
        return values(scope, PracticeColumn.STATE);
    }

    /** The specialties of practices in scope. */
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

    /** Whoever owns practices, by name: for an admin to choose from. */
    public Map<Long, String> owners() {
        Map<Long, String> owners = new LinkedHashMap<>();
        jdbc.sql("""
                        select id, name from app_user u
                        where exists (select from practice where owner_id = u.id) order by name, id
                        """).query(row -> {
            owners.put(row.getLong("id"), row.getString("name"));
        });
        return owners;
    }
}
