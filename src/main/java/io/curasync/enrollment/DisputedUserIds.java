package io.curasync.enrollment;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Detects responses of CuraGenesis whose user id seems to belong to another practice, and marks the submissions as disputed. Accepting such
 * a response would give the other practice the name, NPI and rep of the submission. Therefore, an admin must decide.
 */
@Component
class DisputedUserIds {

    private static final Logger log = LoggerFactory.getLogger(DisputedUserIds.class);

    // A practice without a rep that was created after the call began is the practice of the submission. Its webhook
    // arrived before the response.
    private static final String IS_DISPUTED = """
            select exists (
                select from practice_directory p join practice_submission s on s.id = :submission
                where p.user_id = :user and (p.owner_id is not null and p.owner_id is distinct from s.rep_id
                    or p.npi <> s.npi
                    or p.owner_id is null and s.rep_id is not null and p.created_at < s.sent_at))""";

    private static final String MARK_DISPUTED = """
            with deleted_rejection as (
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

    /**
     * Returns whether a practice with this user id contradicts the submission. The practice contradicts the submission if it has a rep who
     * is not the rep of the submission, or a different NPI. A practice without a rep contradicts a submission with a rep if the practice
     * was created before the call.
     */
    boolean isDisputed(Submission submission, String userId) {
        return jdbc.sql(IS_DISPUTED)
                .param("submission", submission.id())
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    /**
     * Sets the submission to unknown within the caller's transaction and publishes {@link EnrollmentDisputed}. Has no effect if the
     * submission is already accepted. The submission stays unknown until an admin decides. Deletes an earlier rejection of the practice
     * with this user id, so that the practice is a candidate again.
     *
     * @param attempt the attempt for which CuraGenesis returned the user id
     * @param userId the disputed user id
     * @param message explanation, stored with the submission
     */
    void markDisputed(
            SubmissionStateRepository.ClaimedAttempt attempt, Submission submission, String userId, String message) {
        int updated = jdbc.sql(MARK_DISPUTED)
                .param("submission", submission.id())
                .param("user", userId)
                .param("message", message)
                .update();
        if (updated > 0) {
            log.warn("Submission {} requires a decision by an admin: {}", submission.id(), message);
            events.publishEvent(new EnrollmentDisputed(submission.id(), attempt.number(), submission.label(), userId));
        }
    }
}
