package io.curasync.platform;

import java.util.HashMap;
import java.util.Map;

/**
 * A condition of an SQL query with the values of its named parameters.
 *
 * @param sql the condition without {@code where}; may contain {@code or} only within parentheses
 * @param parameters values by parameter name
 */
public record SqlCondition(String sql, Map<String, Object> parameters) {

    /** The condition that is always true. */
    public static final SqlCondition ALL = new SqlCondition("true", Map.of());

    public SqlCondition {
        parameters = Map.copyOf(parameters);
    }

    /** Returns a condition that also requires the given SQL, which may contain {@code or} only within parentheses. */
    public SqlCondition and(String more) {
        return new SqlCondition(sql + " and " + more, parameters);
    }

    /**
     * Returns a condition that also requires the given SQL.
     *
     * @param more SQL that uses the parameter; may contain {@code or} only within parentheses
     */
    public SqlCondition and(String more, String parameter, Object value) {
        return and(more).with(parameter, value);
    }

    /**
     * Returns the condition with one more parameter, which may occur in the condition or in the rest of the query. Replaces the value of a
     * parameter with the same name.
     */
    public SqlCondition with(String parameter, Object value) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put(parameter, value);
        return new SqlCondition(sql, all);
    }
}
