package io.curasync.enrollment;

import io.curasync.account.AuditLog;
import io.curasync.ledger.ManualPractice;
import io.curasync.ledger.ManualPractices;
import io.curasync.ledger.SubmissionLink;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks a submission as accepted, and creates or updates its practice through the ledger in the same transaction. */
@Component
class SubmissionAcceptor {

    private static final String ACCEPT = """
            update practice_submission set status = 'ACCEPTED', user_id = :user, message = :message, absent_run = null,
                absent_by = null, disputed_user_id = null, ended_at = coalesce(ended_at, clock_timestamp())
            where id = :id and status <> 'ACCEPTED'""";

    // Without the user id. The submission would otherwise lead to another practice that has this user id.
    private static final String STORE_CONTRADICTION =
            "update practice_submission set user_id = null, message = :message where id = :id";

    /** Text for the rep. Does not contain the reason, because the reason may mention practices of other reps. */
    private static final String NOT_APPLIED =
            ". Its data was not applied, because its ids contradict known practices. The audit log has the reason";

    private static final Logger log = LoggerFactory.getLogger(SubmissionAcceptor.class);

    private final JdbcClient jdbc;
    private final ManualPractices practices;
    private final SubmissionLink submissionLink;
    private final AuditLog auditLog;

    SubmissionAcceptor(JdbcClient jdbc, ManualPractices practices, SubmissionLink submissionLink, AuditLog auditLog) {
        this.jdbc = jdbc;
        this.practices = practices;
        this.submissionLink = submissionLink;
        this.auditLog = auditLog;
    }

    /** The user who sent the submission or confirmed its practice. The timeline and the audit log name this user. */
    record Actor(long id, String email, String name) {}

    /**
     * Accepts the submission within the caller's transaction. At least one of {@code practiceId} and {@code userId} must be
     * known. If the two ids contradict known practices, no practice gets the data of the submission. The submission is still accepted. Its
     * message then says so, and the audit log contains the reason.
     *
     * @param practiceId the practice id; null if unknown
     * @param userId the user id; null if unknown
     * @param message explanation, stored with the submission
     * @return false if the submission was already accepted
     * @throws org.springframework.dao.DuplicateKeyException if another submission with the same NPI or email is being sent, was
     *     accepted, or has an unknown outcome
     */
    boolean accept(
            Submission submission, @Nullable String practiceId, @Nullable String userId, String message, Actor by) {
        int accepted = jdbc.sql(ACCEPT)
                .param("user", userId)
                .param("message", message)
                .param("id", submission.id())
                .update();
        if (accepted == 0) {
            return false;
        }
        FormData formData = submission.formData();
        ManualPractices.Result result = practices
                .apply(
                        List.of(new ManualPractice(
                                practiceId,
                                userId,
                                formData.orNull(FormField.NAME),
                                formData.orNull(FormField.NPI),
                                submission.repId(),
                                formData.orNull(FormField.STATE),
                                formData.orNull(FormField.SPECIALTY),
                                SubmissionDetails.of(formData))),
                        by.id(),
                        "practice.enrolled",
                        "submission %d, by %s".formatted(submission.id(), by.name()))
                .getFirst();
        String contradiction = result.reason();
        if (contradiction != null) {
            jdbc.sql(STORE_CONTRADICTION)
                    .param("message", message + NOT_APPLIED)
                    .param("id", submission.id())
                    .update();
            log.warn("Submission {} was accepted, but its data was not applied: {}", submission.id(), contradiction);
        }
        submissionLink.link(practiceId, contradiction == null ? userId : null, submission.id());
        auditLog.record(
                by.email(),
                "practice.enrolled",
                userId == null ? practiceId : userId,
                "submission %d, %s".formatted(submission.id(), submission.label())
                        + (contradiction == null ? "" : ". Its data was not applied: " + contradiction));
        return true;
    }
}
