package io.curasync.assignment;

import io.curasync.account.RepNameNormalizer;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.text.LikePattern;
import org.jspecify.annotations.Nullable;

/**
 * Filter of unmatched practices.
 *
 * @param search part of an id, the name, or the name of the rep in CuraGenesis; "" matches all
 * @param nameKey {@link RepNameNormalizer#key} of the rep's name; "" matches practices without a rep name, null matches all
 * @param state code of the reporting state, or {@code Other}; null matches all
 */
public record UnmatchedFilter(
        String search, @Nullable String nameKey, @Nullable String state) {

    public static final UnmatchedFilter ALL = new UnmatchedFilter("", null, null);

    public UnmatchedFilter named(@Nullable String key) {
        return new UnmatchedFilter(search, key, state);
    }

    /** Returns the condition on {@code practice_directory p}. */
    SqlCondition condition() {
        SqlCondition condition = SqlCondition.ALL.and("p.owner_id is null");
        if (!search.isBlank()) {
            condition = condition.and(
                    "(p.practice_id ilike :search or p.user_id ilike :search or p.name ilike :search"
                            + " or p.sales_rep ilike :search)",
                    "search",
                    LikePattern.containing(search));
        }
        if (nameKey != null) {
            condition = condition.and("p.sales_rep_key = :name", "name", nameKey);
        }
        return state == null ? condition : condition.and("reporting_state(p.state) = :state", "state", state);
    }
}
