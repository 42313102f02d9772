package io.curasync.practice;

import io.curasync.account.Scope;
import java.util.HashMap;
import java.util.Map;

/** A condition on {@code practice p} and its parameters. */
record Where(String condition, Map<String, Object> parameters) {

    static Where of(Scope scope) {
        Where all = new Where("where true", Map.of());
        return switch (scope) {
            case Scope.All() -> all;
            case Scope.Own(long userId) -> all.and("p.owner_id = :scope", "scope", userId);
        };
    }

    Where and(String more) {
        return new Where(condition + " and " + more, parameters);
    }

    Where and(String more, String name, Object value) {
        return and(more).with(name, value);
    }

    Where with(String name, Object value) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put(name, value);
        return new Where(condition, all);
    }
}
