package io.curasync.enrollment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers of CuraGenesis with a user id that another practice has already. Accepting one would give that practice to the
 * submission's rep, with the submission's name and NPI, so it waits for an admin instead.
 */
@Component
class DisputedUserIds {

    private static final Logger log = LoggerFactory.getLogger(DisputedUserIds.class);

    // A practice that came after the call began and has no rep is the submission's own, brought by a webhook before the
    // answer.
    private static final String DISPUTED = """
            select exists (
                select from practice p join practice_submission s on s.id = :submission
                where p.user_id = :user and (p.owner_id is not null and p.owner_id is distinct from s.rep_id
                    or p.npi <> s.npi
                    or p.owner_id is null and s.rep_id is not null and p.created_at < s.sent_at))""";

    private static final String RAISE = """
            with ignored as (
                delete from practice_submission_other o using practice p
                where o.submission = :submission and o.practice = p.id and p.user_id = :user
            )
            update practice_submission set status = 'UNKNOWN', disputed_user_id = :user, message = :message,
                absent_run = null, absent_by = null, ended_at = coalesce(ended_at, clock_timestamp())
            where id = :submission and status <> 'ACCEPTED'""";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    DisputedUserIds(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Whether a practice that is not the submission's has this user id. */
    boolean isDisputed(Submission submission, String userId) {
        return jdbc.sql(DISPUTED)
                .param("submission", submission.id())
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    /** Lets the submission wait for an admin, within the caller's transaction. */
    void raise(SubmissionStateRepository.Claimed claimed, Submission submission, String userId, String message) {
        int raised = jdbc.sql(RAISE)
                .param("submission", submission.id())
                .param("user", userId)
                .param("message", message)
                .update();
        if (raised > 0) {
            log.warn("Submission {} waits for an admin: {}", submission.id(), message);
            events.publishEvent(new EnrollmentDisputed(submission.id(), claimed.number(), submission.label(), userId));
        }
    }
}
