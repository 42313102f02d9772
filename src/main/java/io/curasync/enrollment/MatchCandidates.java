package io.curasync.enrollment;

import io.curasync.account.CurrentUser;
import io.curasync.enrollment.ManualReconciliation.Candidate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the candidates for a submission with an unknown outcome. A candidate is a practice that CuraGenesis may have created for the
 * submission. CuraGenesis reports neither the name nor the NPI of a practice, so a user must decide.
 *
 * <p>CuraSync created a candidate after the submission was sent, and the candidate has no accepted submission. Its state, rep and NPI, as
 * far as they are known, are the same as in the submission. The practice with the disputed user id is a candidate even if it does not meet
 * these conditions. A practice that a user has rejected for the submission is never a candidate. The specialty affects only the order of
 * the candidates, because CuraGenesis may use another name for it. While the submission is disputed, only admins see its candidates.
 */
@Component
class MatchCandidates {

    /**
     * SQL that begins with {@code from} and selects candidates, with the alias {@code p}. The submission is the row {@code s} of {@code
     * practice_submission} in the enclosing query.
     */
    static final String OF_SUBMISSION = """
            from practice_directory p
            where (p.user_id = s.disputed_user_id or p.created_at > s.sent_at
                and (p.state is null or s.state = '' or p.state = s.state)
                and p.sales_rep_key in ('', s.rep_key)
                and (p.npi is null or p.npi = s.npi)
                and not exists (select 1 from practice_submission a where a.status = 'ACCEPTED' and a.user_id = p.user_id))
              and not exists (select 1 from practice_submission_rejected_match o
                              where o.submission = s.id and o.practice = p.id)""";

    private static final String SELECT_RANKED = """
            select c.*, o.name as owner, coalesce(c.user_id = s.disputed_user_id, false) as disputed
            from practice_submission s cross join lateral (
                select p.id, p.practice_id, p.user_id, p.name, p.state, p.specialty, p.sales_rep, p.created_at as first_seen_at,
                       p.owner_id,
                       (lower(p.specialty) is not distinct from lower(s.form ->> 'specialty'))::int
                       + (p.state is not distinct from s.state)::int + (p.sales_rep_key = s.rep_key)::int as matching_values
                %s) c left join user_directory o on o.id = c.owner_id
            where s.id = :submission and (:all or c.owner_id = :user and s.disputed_user_id is null)
            order by disputed desc, c.matching_values desc, c.id limit :limit""".formatted(OF_SUBMISSION);

    private static final String COUNT_HIDDEN = """
            select (select count(*) %s
                and not :all and (p.owner_id is distinct from :user or s.disputed_user_id is not null))
            from practice_submission s where s.id = :submission""".formatted(OF_SUBMISSION);

    private final JdbcClient jdbc;

    MatchCandidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the candidates that the user may see, best matches first. Admins see all candidates. Reps see only candidates that are their
     * own practices, and none if the submission is disputed.
     *
     * @param submission id of the submission
     * @param limit maximum number of candidates
     */
    List<Candidate> of(CurrentUser user, long submission, int limit) {
        return jdbc.sql(SELECT_RANKED)
                .param("submission", submission)
                .param("all", user.seesAll())
                .param("user", user.id())
                .param("limit", limit)
                .query(Candidate.class)
                .list();
    }

    /** Returns the candidate with the given CuraSync id; empty if this practice is not a candidate or the user may not see it. */
    Optional<Candidate> find(CurrentUser user, long submission, long practice) {
        return of(user, submission, Integer.MAX_VALUE).stream()
                .filter(candidate -> candidate.id() == practice)
                .findFirst();
    }

    /** Returns the number of candidates that the user may not see. */
    int countHidden(CurrentUser user, long submission) {
        return jdbc.sql(COUNT_HIDDEN)
                .param("submission", submission)
                .param("all", user.seesAll())
                .param("user", user.id())
                .query(Integer.class)
                .single();
    }
}
