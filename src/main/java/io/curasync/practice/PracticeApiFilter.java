package io.curasync.practice;

import io.curasync.platform.SqlCondition;
import io.curasync.platform.SqlTimes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Filter for practices in the API. A component that is {@code null} does not restrict the practices.
 *
 * @param list the filters that the API shares with the list on the screen
 * @param rep email of the rep, compared without regard to case, or {@value #NO_REP} for practices without a rep
 * @param active whether CuraGenesis has activated the practice; also true for an activated practice that is missing now
 * @param missing whether the practice is marked as missing
 * @param updatedSince time at or after which the practice must have changed last
 */
record PracticeApiFilter(
        PracticeFilter list,
        @Nullable String rep,
        @Nullable Boolean active,
        @Nullable Boolean missing,
        @Nullable Instant updatedSince) {

    /** Value of {@code rep} for practices without a rep. */
    static final String NO_REP = "none";

    private static final String OF_REP =
            "p.owner_id = (select id from user_directory where lower(email) = lower(:rep))";

    // The index contains times to the second, so that frequent changes of a practice update the index at most once a
    // second.
    private static final String UPDATED_SINCE = """
            p.changed_at >= :since and p.id in (
                select practice from practice_recency where changed_at >= date_trunc('second', :since::timestamptz))""";

    /**
     * Adds all filters except {@code list} to a condition on {@code practice_directory p}. The SQL expressions must equal the expressions
     * of the indexes, so that PostgreSQL can use the indexes.
     */
    SqlCondition restrict(SqlCondition condition) {
        SqlCondition restricted = condition;
        if (rep != null) {
            restricted = NO_REP.equalsIgnoreCase(rep)
                    ? restricted.and("p.owner_id is null")
                    : restricted.and(OF_REP, "rep", rep);
        }
        if (active != null) {
            restricted = restricted.and(active ? "p.activated_at is not null" : "p.activated_at is null");
        }
        if (missing != null) {
            restricted = restricted.and(missing ? "p.missing_since is not null" : "p.missing_since is null");
        }
        return updatedSince == null ? restricted : restricted.and(UPDATED_SINCE, "since", SqlTimes.param(updatedSince));
    }
}
