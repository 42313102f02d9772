package io.curasync.practice;

import io.curasync.account.Scope;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which practices are asked for. Null and "" do not restrict.
 *
 * @param search part of an id, the name, the rep's name or the state
 * @param rep the owner's id; {@link #NOBODY}: unmatched ones
 */
public record PracticeFilter(
        String search,
        @Nullable String state,
        @Nullable Long rep,
        @Nullable PracticeStatus status,
        @Nullable String specialty) {

    public static final long NOBODY = 0;
    public static final PracticeFilter ALL = new PracticeFilter("", null, null, null, null);

    /** How many of the filters restrict, the search apart. */
    public int count() {
        return (state == null ? 0 : 1) + (rep == null ? 0 : 1) + (status == null ? 0 : 1) + (specialty == null ? 0 : 1);
    }

    /** A condition and its parameters. */
    record Where(String condition, Map<String, Object> parameters) {

        private Where() {
            this("where true", new HashMap<>());
        }

        private Where and(String more) {
            return new Where(condition + " and " + more, parameters);
        }

        private Where and(String more, String name, Object value) {
            parameters.put(name, value);
            return and(more);
        }

        static Where of(Scope scope) {
            return switch (scope) {
                case Scope.All() -> new Where();
                case Scope.Own(long userId) -> new Where().and("p.owner_id = :scope", "scope", userId);
            };
        }
    }

    Where within(Scope scope) {
        Where where = Where.of(scope);
        if (!search.isBlank()) {
            where = where.and("""
                    (p.practice_id ilike :search or p.user_id ilike :search or p.name ilike :search
                     or p.sales_rep ilike :search or u.name ilike :search or p.state ilike :state_search)""", "search", "%" + literally(search) + "%");
            where.parameters().put("state_search", literally(search));
        }
        if (state != null) {
            where = where.and("p.state = :state", "state", state);
        }
        if (specialty != null) {
            where = where.and("p.specialty = :specialty", "specialty", specialty);
        }
        if (rep != null) {
            where = rep == NOBODY ? where.and("p.owner_id is null") : where.and("p.owner_id = :rep", "rep", rep);
        }
        if (status != null) {
            where = where.and(
                    switch (status) {
                        case MISSING -> "p.missing_since is not null";
                        case ACTIVE -> "p.missing_since is null and p.activated_at is not null";
                        case ENROLLED -> "p.missing_since is null and p.activated_at is null";
                    });
        }
        return where;
    }

    /** The search as PostgreSQL's {@code like} takes it: its wildcards mean themselves; a NUL it could not even hold. */
    private static String literally(String search) {
        return search.strip()
                .replace("\0", "")
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
    }
}
