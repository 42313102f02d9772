package io.curasync.assignment;

import io.curasync.account.RepNameNormalizer;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.text.LikePattern;
import org.jspecify.annotations.Nullable;

/**
 * Filter of unmatched practices.
 *
 * @param search part of the practice id, the user id, the name, or the rep name in CuraGenesis, ignoring case; blank matches all
 * @param nameKey {@link RepNameNormalizer#key} of the rep's name; "" matches practices without a rep name, null matches all
 * @param state code of the state, or {@code Other} for an unknown code; null matches all
 */
public record UnmatchedFilter(
        String search, @Nullable String nameKey, @Nullable String state) {

    public static final UnmatchedFilter ALL = new UnmatchedFilter("", null, null);

    public UnmatchedFilter named(@Nullable String key) {
        return new UnmatchedFilter(search, key, state);
    }

    /**
     * Returns the SQL condition for the unmatched practices that match this filter. It applies to {@code practice_directory} with
     * the alias {@code p}.
     */
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
