package io.curasync.enrollment;

import io.curasync.account.CurrentUser;
import io.curasync.enrollment.ManualReconciliation.Candidate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the practices that may be the practice of a submission with an unknown outcome. CuraGenesis reports neither name
 * nor NPI, so a person has to decide.
 *
 * <p>A candidate was created after the submission was sent, belongs to no accepted submission, and does not contradict
 * the submission in state, rep or NPI. The specialty only affects the order, because CuraGenesis may name it differently.
 * The practice whose user id CuraGenesis returned is also a candidate. As long as the submission is disputed, only admins
 * see candidates. A practice that a person has rejected is no candidate.
 */
@Component
class MatchCandidates {

    /** SQL from the {@code from} clause on: the candidates {@code p} of {@code practice_submission s}. */
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
                select p.id, p.practice_id, p.user_id, p.state, p.specialty, p.sales_rep, p.created_at as first_seen_at,
                       p.owner_id,
                       (lower(p.specialty) is not distinct from lower(s.form ->> 'specialty'))::int
                       + (p.state is not distinct from s.state)::int + (p.sales_rep_key = s.rep_key)::int as matching_values
                %s) c left join user_directory o on o.id = c.owner_id
            where s.id = :submission and (:all or c.owner_id = :user and s.disputed_user_id is null)
            order by disputed desc, c.matching_values desc, c.id limit :limit""".formatted(OF_SUBMISSION);

    private final JdbcClient jdbc;

    MatchCandidates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the candidates, best matches first: for an admin all, for a rep those among the rep's practices. */
    List<Candidate> of(CurrentUser user, long submission, int limit) {
        return jdbc.sql(SELECT_RANKED)
                .param("submission", submission)
                .param("all", user.isAdmin())
                .param("user", user.id())
                .param("limit", limit)
                .query(Candidate.class)
                .list();
    }

    /** Returns a practice if it is a candidate that the user may see. */
    Optional<Candidate> find(CurrentUser user, long submission, long practice) {
        return of(user, submission, Integer.MAX_VALUE).stream()
                .filter(candidate -> candidate.id() == practice)
                .findFirst();
    }

    /** Returns the number of all candidates, independent of the user's scope. */
    int count(long submission) {
        return jdbc.sql("select (select count(*) " + OF_SUBMISSION + ") from practice_submission s where s.id = ?")
                .param(submission)
                .query(Integer.class)
                .single();
    }
}
