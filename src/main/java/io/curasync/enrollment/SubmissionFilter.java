package io.curasync.enrollment;

import io.curasync.account.CurrentUser;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.text.LikePattern;
import org.jspecify.annotations.Nullable;

/**
 * Filter of submissions.
 *
 * @param search part of the name, the NPI, the email or the user id; matches all submissions if blank
 * @param status null for any status
 */
public record SubmissionFilter(String search, @Nullable SubmissionStatus status) {

    public static final SubmissionFilter ALL = new SubmissionFilter("", null);

    /**
     * Returns the condition on {@code practice_submission s}: this filter and the user's scope. An admin sees all
     * submissions. A rep sees those that the rep created and those with the rep as future rep.
     */
    SqlCondition within(CurrentUser user) {
        SqlCondition condition = SqlCondition.ALL;
        if (!user.isAdmin()) {
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
