package io.curasync.assignment;

import io.curasync.account.RepNameNormalizer;
import io.curasync.platform.LikePattern;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Filter of unmatched practices.
 *
 * @param search part of an id, the name or the rep's name as CuraGenesis writes it; "" does not restrict
 * @param nameKey {@link RepNameNormalizer#key} of the rep's name; "" for practices without a name, null for any
 * @param state counted state: its code, or {@code Other}; null for any
 */
public record UnmatchedFilter(
        String search, @Nullable String nameKey, @Nullable String state) {

    public static final UnmatchedFilter ALL = new UnmatchedFilter("", null, null);

    public UnmatchedFilter named(@Nullable String key) {
        return new UnmatchedFilter(search, key, state);
    }

    /** A condition on {@code practice p} and its parameters. */
    record Where(String condition, Map<String, Object> parameters) {}

    Where where() {
        StringBuilder condition = new StringBuilder("where p.owner_id is null");
        Map<String, Object> parameters = new HashMap<>();
        if (!search.isBlank()) {
            condition.append(" and (p.practice_id ilike :search or p.user_id ilike :search or p.name ilike :search"
                    + " or p.sales_rep ilike :search)");
            parameters.put("search", LikePattern.containing(search));
        }
        if (nameKey != null) {
            condition.append(" and p.sales_rep_key = :name");
            parameters.put("name", nameKey);
        }
        if (state != null) {
            condition.append(" and counted_state(p.state) = :state");
            parameters.put("state", state);
        }
        return new Where(condition.toString(), parameters);
    }
}
