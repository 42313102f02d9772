package io.curasync.practice;

import io.curasync.account.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the values that users can choose in the filters of the list of practices. */
@Component
public class FilterOptions {

    // Reads one index entry per distinct value (a loose index scan). The duration therefore does not depend on the
    // number of practices.
    static final String SELECT_VALUES_OF_ALL = """
            with recursive v (value) as (
                (select %1$s from practice_directory p where %1$s > '' order by 1 limit 1)
                union all
                select (select %1$s from practice_directory p where %1$s > v.value order by 1 limit 1) from v
                where v.value is not null)
            select value from v where value is not null""";

    private static final String SELECT_VALUES_OF_REP = """
            select distinct %1$s from practice_directory p where p.owner_id = :owner and %1$s > '' order by 1""";

    private final JdbcClient jdbc;

    FilterOptions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the state codes of the practices in scope, sorted. Contains {@code Other} if a practice has a value that is not a
     * US state or territory. Ignores practices without a state.
     */
    public List<String> states(Scope scope) {
        return values(scope, PracticeColumn.STATE);
    }

    /** Returns the specialties of the practices in scope, sorted. Ignores practices without a specialty. */
    public List<String> specialties(Scope scope) {
        return values(scope, PracticeColumn.SPECIALTY);
    }

    private List<String> values(Scope scope, PracticeColumn column) {
        JdbcClient.StatementSpec sql = switch (scope) {
            case Scope.All() -> jdbc.sql(SELECT_VALUES_OF_ALL.formatted(column.expression()));
            case Scope.Own(long userId) ->
                jdbc.sql(SELECT_VALUES_OF_REP.formatted(column.expression())).param("owner", userId);
        };
        return sql.query(String.class).list();
    }

    /**
     * Returns the names of all users to whom practices are assigned, by user id and sorted by name. The result is not restricted to a
     * scope, so only admins may see it.
     */
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
