package io.curasync.assignment;

import java.sql.ResultSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds practices by the ids that the API uses. Ignores scopes, because only requests of admins use this class. */
@Component
class PracticeIdLookup {

    // An id may be the practice id of one practice and the user id of another. The practice with the practice id takes
    // precedence.
    private static final String SELECT = """
            select distinct on (i.id) i.id as given, p.id as practice
            from unnest(:ids::text[]) as i (id)
                join practice_directory p on p.practice_id = i.id or p.user_id = i.id
            order by i.id, p.practice_id is distinct from i.id""";

    private final JdbcClient jdbc;

    PracticeIdLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns CuraSync's id of each practice, by the given id. The map does not contain ids that no practice has.
     *
     * @param ids practice ids or user ids
     */
    Map<String, Long> find(Collection<String> ids) {
        Map<String, Long> found = HashMap.newHashMap(ids.size());
        jdbc.sql(SELECT).param("ids", ids.toArray(String[]::new)).query((ResultSet row) -> {
            found.put(row.getString("given"), row.getLong("practice"));
        });
        return found;
    }
}
