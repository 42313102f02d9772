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
 * State transitions of a submission during sending. Status <em>sending</em> is committed before the call begins, by
 * the one request that wins. The result is committed afterwards. If a submission is found in status <em>sending</em>,
 * its outcome is not known.
 */
@Component
class SubmissionStateRepository {

    /** A submission that counts as not arrived can only be sent while there is no practice that it may have become. */
    private static final String CLAIM = """
            update practice_submission s set status = 'SENDING', attempts = s.attempts + 1, rep_key = :rep_key,
                sent_at = clock_timestamp(), ended_at = null, message = null, absent_run = null, absent_by = null,
                disputed_user_id = null
            where s.id = :id and s.status in ('DRAFT', 'REFUSED') and s.form = :form::jsonb
              and (s.absent_run is null or not exists (select 1 %s))
            returning s.attempts""".formatted(MatchCandidates.OF_SUBMISSION);

    private static final String BEGIN = """
            insert into practice_submission_attempt (submission, number, by_email, instance, request)
            values (?, ?, ?, ?, ?::jsonb)""";

    private static final String END = """
            update practice_submission_attempt set ended_at = clock_timestamp(), outcome = :outcome,
                http_status = :status, answer = :answer, message = :message
            where submission = :id and number = :number""";

    /**
     * Also applies a late response to an attempt that was already given up, because it resolves the unknown outcome.
     */
    private static final String SETTLE = """
            update practice_submission set status = :to, message = :message, ended_at = clock_timestamp()
            where id = :id and attempts = :number and status in ('SENDING', 'UNKNOWN')""";

    private static final String GIVE_UP = """
            with lost as (
                update practice_submission set status = 'UNKNOWN', ended_at = clock_timestamp(), message = :message
                where status = 'SENDING' and sent_at < clock_timestamp() - :millis * interval '1 millisecond'
                returning id, attempts
            )
            update practice_submission_attempt a set ended_at = clock_timestamp(), outcome = 'UNKNOWN',
                message = :message
            from lost where a.submission = lost.id and a.number = lost.attempts""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final InstanceId instanceId;

    SubmissionStateRepository(JdbcClient jdbc, JsonMapper json, InstanceId instanceId) {
        this.jdbc = jdbc;
        this.json = json;
        this.instanceId = instanceId;
    }

    /** A claimed attempt, which only this request may make. */
    record Claimed(long submission, int number) {}

    /**
     * Claims a call. Returns null if the submission has changed since it was read, or is already being sent.
     *
     * @param submission as read before: the form that is sent must equal the stored one
     * @throws org.springframework.dao.DuplicateKeyException if another submission of the same practice or person is
     * being sent
     */
    @Transactional
    public @Nullable Claimed claim(Submission submission, NewPractice request, String by) {
        String form = json.writeValueAsString(submission.intake().toMap());
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
        jdbc.sql(BEGIN)
                .params(submission.id(), number, by, instanceId.name(), json.writeValueAsString(request))
                .update();
        return new Claimed(submission.id(), number);
    }

    /** Stores the result of an attempt. */
    void end(Claimed claimed, CallResult callResult) {
        jdbc.sql(END)
                .param("outcome", callResult.name())
                .param("status", callResult.httpStatus())
                .param("answer", callResult.answer())
                .param("message", callResult.message())
                .param("id", claimed.submission())
                .param("number", claimed.number())
                .update();
    }

    /**
     * Applies the result of an attempt that was not accepted. Returns false if the submission has changed in the
     * meantime.
     */
    boolean settle(Claimed claimed, CallResult callResult) {
        return jdbc.sql(SETTLE)
                        .param("to", callResult.status().name())
                        .param("message", callResult.message())
                        .param("id", claimed.submission())
                        .param("number", claimed.number())
                        .update()
                > 0;
    }

    /** Sets calls to unknown that started longer ago than the given duration and have no stored result. */
    @Transactional
    public int giveUp(Duration after) {
        return jdbc.sql(GIVE_UP)
                .param("millis", after.toMillis())
                .param("message", "The instance that sent it ended before it had written down the answer")
                .update();
    }
}
