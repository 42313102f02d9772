package io.curasync.enrollment;

import io.curasync.account.CurrentUser;
import io.curasync.platform.LikePattern;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Filter of submissions.
 *
 * @param search part of the name, the NPI, the email or the user id; "" does not restrict
 * @param status null for any
 */
public record SubmissionFilter(String search, @Nullable SubmissionStatus status) {

    public static final SubmissionFilter ALL = new SubmissionFilter("", null);

    /** A condition on {@code practice_submission s} and its parameters. */
    record Where(String condition, Map<String, Object> parameters) {

        /** Restricts the query to the user's scope: a rep's submissions are those created by or for the rep. */
        static Where of(CurrentUser user) {
            return user.isAdmin()
                    ? new Where("where true", new HashMap<>())
                    : new Where(
                            "where (s.created_by = :scope or s.rep_id = :scope)",
                            new HashMap<>(Map.of("scope", user.id())));
        }
    }

    Where within(CurrentUser user) {
        Where scope = Where.of(user);
        StringBuilder condition = new StringBuilder(scope.condition());
        Map<String, Object> parameters = scope.parameters();
        if (!search.isBlank()) {
            condition.append(" and (s.name ilike :search or s.npi ilike :search or s.email_key ilike :search"
                    + " or s.user_id ilike :search)");
            parameters.put("search", LikePattern.containing(search));
        }
        if (status != null) {
            condition.append(" and s.status = :status");
            parameters.put("status", status.name());
        }
        return new Where(condition.toString(), parameters);
    }
}
