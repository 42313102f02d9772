package io.curasync.enrollment;

import io.curasync.account.RepNameNormalizer;
import io.curasync.curagenesis.NewPractice;
import io.curasync.platform.InstanceId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores the status of a submission while it is sent. Only one request can set the status <em>sending</em>, which is
 * committed before the call begins. The result is committed after the call. If an instance ends in between, the status
 * stays <em>sending</em> and the outcome is unknown.
 */
@Component
class SubmissionStateRepository {

    /** A submission that a sync marked as not arrived is only sent if it still has no candidate among the practices. */
    private static final String CLAIM = """
            update practice_submission s set status = 'SENDING', attempts = s.attempts + 1, rep_key = :rep_key,
                sent_at = clock_timestamp(), ended_at = null, message = null, absent_run = null, absent_by = null,
                disputed_user_id = null
            where s.id = :id and s.status in ('DRAFT', 'REFUSED') and s.form = :form::jsonb
              and (s.absent_run is null or not exists (select 1 %s))
            returning s.attempts""".formatted(MatchCandidates.OF_SUBMISSION);

    private static final String INSERT_ATTEMPT = """
            insert into practice_submission_attempt (submission, number, by_email, instance, request)
            values (?, ?, ?, ?, ?::jsonb)""";

    private static final String UPDATE_ATTEMPT = """
            update practice_submission_attempt set ended_at = clock_timestamp(), outcome = :outcome,
                http_status = :status, answer = :answer, message = :message
            where submission = :id and number = :number""";

    /** Also updates an unknown submission, because a late response to its latest call makes the outcome known. */
    private static final String APPLY_RESULT = """
            update practice_submission set status = :to, message = :message, ended_at = clock_timestamp()
            where id = :id and attempts = :number and status in ('SENDING', 'UNKNOWN')""";

    private static final String MARK_OVERDUE_UNKNOWN = """
            with overdue as (
                update practice_submission set status = 'UNKNOWN', ended_at = clock_timestamp(), message = :message
                where status = 'SENDING' and sent_at < clock_timestamp() - :millis * interval '1 millisecond'
                returning id, attempts
            )
            update practice_submission_attempt a set ended_at = clock_timestamp(), outcome = 'UNKNOWN',
                message = :message
            from overdue where a.submission = overdue.id and a.number = overdue.attempts""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstanceId instanceId;

    SubmissionStateRepository(JdbcClient jdbc, JsonMapper json, InstanceId instanceId) {
        this.jdbc = jdbc;
        this.json = json;
        this.instanceId = instanceId;
    }

    /**
     * An attempt to send a submission, which only the request that claimed it may make.
     *
     * @param submission id of the submission
     * @param number number of the attempt
     */
    record ClaimedAttempt(long submission, int number) {}

    /**
     * Sets the submission to sending and stores a new attempt.
     *
     * @param submission the submission as it was validated; its form must equal the stored form
     * @param by email of the user
     * @return null if the submission has changed since it was read, or is already being sent
     * @throws org.springframework.dao.DuplicateKeyException if another submission with the same NPI or email is being
     * sent, was accepted, or is unknown
     */
    @Transactional
    public @Nullable ClaimedAttempt claim(Submission submission, NewPractice request, String by) {
        String form = json.writeValueAsString(submission.formData().toMap());
        String repKey =
                request.salesRepresentative() == null ? "" : RepNameNormalizer.key(request.salesRepresentative());
        Integer number = jdbc.sql(CLAIM)
                .param("id", submission.id())
                .param("form", form)
                .param("rep_key", repKey)
                .query(Integer.class)
                .optional()
                .orElse(null);
        if (number == null) {
            return null;
        }
        jdbc.sql(INSERT_ATTEMPT)
                .params(submission.id(), number, by, instanceId.name(), json.writeValueAsString(request))
                .update();
        return new ClaimedAttempt(submission.id(), number);
    }

    /** Stores the result with the attempt. Does not change the submission. */
    void storeResult(ClaimedAttempt attempt, CallResult callResult) {
        jdbc.sql(UPDATE_ATTEMPT)
                .param("outcome", callResult.name())
                .param("status", callResult.httpStatus())
                .param("answer", callResult.answer())
                .param("message", callResult.message())
                .param("id", attempt.submission())
                .param("number", attempt.number())
                .update();
    }

    /**
     * Updates the submission with the result of an attempt that was not accepted.
     *
     * @return false if a later attempt has begun, or the submission is no longer sending or unknown
     */
    boolean applyResult(ClaimedAttempt attempt, CallResult callResult) {
        return jdbc.sql(APPLY_RESULT)
                        .param("to", callResult.status().name())
                        .param("message", callResult.message())
                        .param("id", attempt.submission())
                        .param("number", attempt.number())
                        .update()
                > 0;
    }

    /** Sets submissions to unknown that have been sending for longer than the duration. Returns their number. */
    @Transactional
    public int markOverdueUnknown(Duration after) {
        return jdbc.sql(MARK_OVERDUE_UNKNOWN)
                .param("millis", after.toMillis())
                .param("message", "The instance that sent it ended before it stored the response")
                .update();
    }
}
