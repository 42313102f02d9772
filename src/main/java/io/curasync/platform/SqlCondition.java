package io.curasync.platform;

import java.util.HashMap;
import java.util.Map;

/**
 * A condition of a query and its named parameters.
 *
 * @param sql without {@code where}; an {@code or} must be in parentheses
 */
public record SqlCondition(String sql, Map<String, Object> parameters) {

    /** Does not restrict the query. */
    public static final SqlCondition ALL = new SqlCondition("true", Map.of());

    public SqlCondition {
        parameters = Map.copyOf(parameters);
    }

    public SqlCondition and(String more) {
        return new SqlCondition(sql + " and " + more, parameters);
    }

    public SqlCondition and(String more, String parameter, Object value) {
        return and(more).with(parameter, value);
    }

    /** Adds a parameter that the condition or the rest of the query uses. */
    public SqlCondition with(String parameter, Object value) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put(parameter, value);
        return new SqlCondition(sql, all);
    }
}
