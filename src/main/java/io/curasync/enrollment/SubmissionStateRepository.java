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
 * Stores the status of submissions before and after calls to CuraGenesis. The status <em>sending</em> is committed before the call begins.
 * Of several concurrent requests, only one can set this status. The result is committed after the call. If the instance ends before the
 * result is committed, the status stays <em>sending</em> until {@link OutcomeReconciler} changes it to <em>unknown</em>.
 */
@Component
class SubmissionStateRepository {

    /**
     * SQL that sets a draft or rejected submission to sending if its form and rep are unchanged. Does nothing if a candidate has appeared
     * since a sync marked the submission as not arrived. Then the submission may have arrived after all.
     */
    private static final String CLAIM = """
            update practice_submission s set status = 'SENDING', attempts = s.attempts + 1, rep_key = :rep_key,
                sent_at = clock_timestamp(), ended_at = null, message = null, absent_run = null, absent_by = null,
                disputed_user_id = null
            where s.id = :id and s.status in ('DRAFT', 'REFUSED') and s.form = :form::jsonb
              and s.rep_id is not distinct from :rep::bigint
              and (s.absent_run is null or not exists (select 1 %s))
            returning s.attempts""".formatted(MatchCandidates.OF_SUBMISSION);

    private static final String INSERT_ATTEMPT = """
            insert into practice_submission_attempt (submission, number, by_email, instance, request)
            values (?, ?, ?, ?, ?::jsonb)""";

    private static final String UPDATE_ATTEMPT = """
            update practice_submission_attempt set ended_at = clock_timestamp(), outcome = :outcome,
                http_status = :status, answer = :answer, message = :message
            where submission = :id and number = :number""";

    /**
     * SQL that applies the result of the latest attempt. Also updates an unknown submission, because a late response makes its outcome
     * known.
     */
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
     * An attempt to send a submission. Only the request that claimed the attempt may make the call.
     *
     * @param submission id of the submission
     * @param number number of the attempt
     */
    record ClaimedAttempt(long submission, int number) {}

    /**
     * Sets the submission to sending and stores a new attempt.
     *
     * @param submission the submission as it was validated; its form and rep must equal the stored ones
     * @param by email of the user
     * @return null if the submission was sent or changed in the meantime. Also null if a candidate has appeared since a sync marked the
     *     submission as not arrived.
     * @throws org.springframework.dao.DuplicateKeyException if another submission with the same NPI or email is being sent, was accepted,
     *     or has an unknown outcome
     */
    @Transactional
    public @Nullable ClaimedAttempt claim(Submission submission, NewPractice request, String by) {
        String form = json.writeValueAsString(submission.formData().toMap());
        String repKey =
                request.salesRepresentative() == null ? "" : RepNameNormalizer.key(request.salesRepresentative());
        Integer number = jdbc.sql(CLAIM)
                .param("id", submission.id())
                .param("form", form)
                .param("rep", submission.repId())
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
     * Updates the submission with a result other than accepted.
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

    /**
     * Sets submissions to unknown if they have been sending for longer than the given time, and ends their attempts. Returns the number of
     * submissions.
     */
    @Transactional
    public int markOverdueUnknown(Duration after) {
        return jdbc.sql(MARK_OVERDUE_UNKNOWN)
                .param("millis", after.toMillis())
                .param("message", "The instance that sent it ended before it stored the response")
                .update();
    }
}
