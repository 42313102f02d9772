package io.curasync.platform;

import java.util.HashMap;
import java.util.Map;

/**
 * A condition of an SQL query with the values of its named parameters.
 *
 * @param sql without {@code where}; an {@code or} must be in parentheses
 */
public record SqlCondition(String sql, Map<String, Object> parameters) {

    /** The condition that is always true. */
    public static final SqlCondition ALL = new SqlCondition("true", Map.of());

    public SqlCondition {
        parameters = Map.copyOf(parameters);
    }

    /** Returns a condition that also requires the given SQL, which must not be a bare {@code or}. */
    public SqlCondition and(String more) {
        return new SqlCondition(sql + " and " + more, parameters);
    }

    /** Returns a condition that also requires the given SQL, which uses the parameter. */
    public SqlCondition and(String more, String parameter, Object value) {
        return and(more).with(parameter, value);
    }

    /** Returns the same condition with another parameter, which the condition or the rest of the query uses. */
    public SqlCondition with(String parameter, Object value) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put(parameter, value);
        return new SqlCondition(sql, all);
    }
}
