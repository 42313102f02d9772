package io.curasync.enrollment;

import io.curasync.account.CurrentUser;
import io.curasync.platform.SqlCondition;
import io.curasync.platform.text.LikePattern;
import org.jspecify.annotations.Nullable;

/**
 * Filter of submissions.
 *
 * @param search part of the name, the NPI, the email or the user id; "" does not restrict
 * @param status null for any
 */
public record SubmissionFilter(String search, @Nullable SubmissionStatus status) {

    public static final SubmissionFilter ALL = new SubmissionFilter("", null);

    /** Returns the condition on {@code practice_submission s}: a rep sees the submissions created by or for the rep. */
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
