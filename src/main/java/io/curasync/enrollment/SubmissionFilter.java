package io.curasync.enrollment;

import io.curasync.account.CurrentUser;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.text.LikePattern;
import org.jspecify.annotations.Nullable;

/**
 * Filter for submissions.
 *
 * @param search text to find in the name, NPI, email or user id, ignoring case; blank to find all submissions
 * @param status status to find; null for any status
 */
public record SubmissionFilter(String search, @Nullable SubmissionStatus status) {

    public static final SubmissionFilter ALL = new SubmissionFilter("", null);

    /**
     * Returns the SQL condition for this filter and the user's scope. The condition refers to {@code practice_submission} by the alias
     * {@code s}. Admins see all submissions. Reps see the submissions that they created or in which they are the future rep.
     */
    SqlCondition within(CurrentUser user) {
        SqlCondition condition = SqlCondition.ALL;
        if (!user.seesAll()) {
            condition = condition.and("(s.created_by = :scope or s.rep_id = :scope)", "scope", user.id());
        }
        if (!search.isBlank()) {
            condition = condition.and(
                    "(s.name ilike :search or s.npi ilike :search or s.email_key ilike :search or s.user_id ilike :search)",
                    "search",
                    LikePattern.containing(search));
        }
        return status == null ? condition : condition.and("s.status = :status", "status", status.name());
    }
}
