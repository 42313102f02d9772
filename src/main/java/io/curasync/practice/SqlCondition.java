package io.curasync.practice;

import io.curasync.account.Scope;
import java.util.HashMap;
import java.util.Map;

/** A condition on {@code practice p} and its parameters. */
record SqlCondition(String condition, Map<String, Object> parameters) {

    static SqlCondition of(Scope scope) {
        SqlCondition all = new SqlCondition("where true", Map.of());
        return switch (scope) {
            case Scope.All() -> all;
            case Scope.Own(long userId) -> all.and("p.owner_id = :scope", "scope", userId);
        };
    }

    SqlCondition and(String more) {
        return new SqlCondition(condition + " and " + more, parameters);
    }

    SqlCondition and(String more, String name, Object value) {
        return and(more).with(name, value);
    }

    SqlCondition with(String name, Object value) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put(name, value);
        return new SqlCondition(condition, all);
    }
}
