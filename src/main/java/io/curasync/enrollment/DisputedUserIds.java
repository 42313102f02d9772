package io.curasync.enrollment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Handles responses of CuraGenesis with a user id that another practice already has. Accepting such a response would
 * give that practice to the submission's rep, with the submission's name and NPI. Therefore an admin has to decide.
 */
@Component
class DisputedUserIds {

    private static final Logger log = LoggerFactory.getLogger(DisputedUserIds.class);

    // A practice without a rep that was created after the call began is the submission's own practice, whose webhook
    // arrived before the response.
    private static final String DISPUTED = """
            select exists (
                select from practice_directory p join practice_submission s on s.id = :submission
                where p.user_id = :user and (p.owner_id is not null and p.owner_id is distinct from s.rep_id
                    or p.npi <> s.npi
                    or p.owner_id is null and s.rep_id is not null and p.created_at < s.sent_at))""";

    private static final String RAISE = """
            with ignored as (
                delete from practice_submission_rejected_match o using practice_directory p
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

    /** Returns whether the user id belongs to a practice other than the submission's. */
    boolean isDisputed(Submission submission, String userId) {
        return jdbc.sql(DISPUTED)
                .param("submission", submission.id())
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    /** Sets the submission to unknown until an admin decides, within the caller's transaction. */
    void raise(SubmissionStateRepository.Claimed claimed, Submission submission, String userId, String message) {
        int raised = jdbc.sql(RAISE)
                .param("submission", submission.id())
                .param("user", userId)
                .param("message", message)
                .update();
        if (raised > 0) {
            log.warn("Submission {} requires a decision by an admin: {}", submission.id(), message);
            events.publishEvent(new EnrollmentDisputed(submission.id(), claimed.number(), submission.label(), userId));
        }
    }
}
