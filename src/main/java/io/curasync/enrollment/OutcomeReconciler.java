package io.curasync.enrollment;

import io.curasync.curagenesis.EnrollmentApi;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.platform.FailureLog;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Updates submissions whose outcome is not known. A submission becomes unknown if it has no result after the maximum duration of a call and
 * a grace period. An unknown submission becomes a draft again if a full sync that started long enough after the call has found no
 * candidate. The draft becomes unknown again if a candidate appears later. Several instances can run the updates at the same time.
 */
@Component
class OutcomeReconciler {

    // Only a full sync with the status SUCCEEDED can establish that a submission has not arrived.
    private static final String MARK_ABSENT = """
            update practice_submission s set status = 'DRAFT', absent_run = r.id,
                message = 'It has not arrived: the later full sync run ' || r.id || ' did not find it'
            from (select max(id) as id, max(started_at) as started_at from sync_history
                  where kind = 'FULL' and status = 'SUCCEEDED') r
            where s.status = 'UNKNOWN' and r.started_at > s.ended_at + :millis * interval '1 millisecond'
              and not exists (select 1 %s)""".formatted(MatchCandidates.OF_SUBMISSION);

    // A candidate has appeared after a full sync established that the submission had not arrived.
    private static final String REVERT_TO_UNKNOWN = """
            update practice_submission s set status = 'UNKNOWN', absent_run = null,
                message = 'It may have arrived after all'
            where s.status = 'DRAFT' and s.absent_run is not null and exists (select 1 %s)""".formatted(MatchCandidates.OF_SUBMISSION);

    private final SubmissionStateRepository submissionStateRepository;
    private final JdbcClient jdbc;
    private final EnrollmentApi api;
    private final EnrollmentProperties properties;
    private final ChangeSignal signal;
    private final FailureLog failures = new FailureLog(
            LoggerFactory.getLogger(OutcomeReconciler.class), "Reconciling submissions of unknown outcome");

    OutcomeReconciler(
            SubmissionStateRepository submissionStateRepository,
            JdbcClient jdbc,
            EnrollmentApi api,
            EnrollmentProperties properties,
            ChangeSignal signal) {
        this.submissionStateRepository = submissionStateRepository;
        this.jdbc = jdbc;
        this.api = api;
        this.properties = properties;
        this.signal = signal;
    }

    @Scheduled(fixedDelayString = "${curasync.enrollment.tick:5s}")
    void reconcileRegularly() {
        try {
            if (reconcile() > 0) {
                signal.publish(Topic.ENROLLMENT);
            }
            failures.succeeded();
        } catch (DataAccessException | TransactionException e) {
            failures.failed(e);
        }
    }

    /** Updates the submissions. Returns the number of status changes. */
    int reconcile() {
        int overdue = submissionStateRepository.markOverdueUnknown(
                api.maxCallDuration().plus(properties.grace()));
        int absent = jdbc.sql(MARK_ABSENT)
                .param("millis", properties.reconcileAfter().toMillis())
                .update();
        return overdue + absent + jdbc.sql(REVERT_TO_UNKNOWN).update();
    }
}
