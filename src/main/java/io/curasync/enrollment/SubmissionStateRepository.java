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
 * The states that a submission goes through on its way out. That it is being sent is committed before the call begins, by the
 * one press of all that wins; what came of it is committed after. Whoever finds it being sent does not know whether it was.
 */
@Component
class SubmissionStateRepository {

    /** A settled claim of not having arrived holds only while nothing has come to light that it may have become. */
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

    /** An answer that comes when the attempt was given up already tells what nobody knew. */
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

    /** An attempt that is this press's to make. */
    record Claimed(long submission, int number) {}

    /**
     * Claims the sending; null when it is no longer what was read, or is being sent already.
     *
     * @param submission as it was read: what is sent is what is kept
     * @throws org.springframework.dao.DuplicateKeyException the same practice or person is on its way in another submission
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

    /** Writes down what came of an attempt. */
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

    /** What an attempt that was not accepted makes of its submission; false when that has gone on without it. */
    boolean settle(Claimed claimed, CallResult callResult) {
        return jdbc.sql(SETTLE)
                        .param("to", callResult.status().name())
                        .param("message", callResult.message())
                        .param("id", claimed.submission())
                        .param("number", claimed.number())
                        .update()
                > 0;
    }

    /** Calls that began so long ago and whose end nobody wrote down are of unknown outcome. */
    @Transactional
    public int giveUp(Duration after) {
        return jdbc.sql(GIVE_UP)
                .param("millis", after.toMillis())
                .param("message", "The instance that sent it ended before it had written down the answer")
                .update();
    }
}
