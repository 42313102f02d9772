package io.curasync.enrollment;

import io.curasync.curagenesis.EnrollmentApi;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Updates submissions without a known outcome. If a call has no result after its maximum duration, its submission
 * becomes unknown. An unknown submission becomes a draft again if a full sync that started long enough after the call
 * found no candidate for it. Several instances may run this concurrently.
 */
@Component
class OutcomeReconciler {

    private static final Logger log = LoggerFactory.getLogger(OutcomeReconciler.class);

    // Only a full run that succeeded completely proves that a practice is absent.
    private static final String MARK_ABSENT = """
            update practice_submission s set status = 'DRAFT', absent_run = r.id,
                message = 'It has not arrived: the later full sync run ' || r.id || ' did not find it'
            from (select max(id) as id, max(started_at) as started_at from sync_history
                  where kind = 'FULL' and status = 'SUCCEEDED') r
            where s.status = 'UNKNOWN' and r.started_at > s.ended_at + :millis * interval '1 millisecond'
              and not exists (select 1 %s)""".formatted(MatchCandidates.OF_SUBMISSION);

    // A candidate has appeared for a submission that was marked absent.
    private static final String REVERT_TO_UNKNOWN = """
            update practice_submission s set status = 'UNKNOWN', absent_run = null,
                message = 'It may have arrived after all'
            where s.status = 'DRAFT' and s.absent_run is not null and exists (select 1 %s)""".formatted(MatchCandidates.OF_SUBMISSION);

    private final SubmissionStateRepository submissionStateRepository;
    private final JdbcClient jdbc;
    private final EnrollmentApi api;
    private final EnrollmentProperties properties;
    private final ChangeSignal signal;

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
        } catch (DataAccessException | TransactionException e) {
            log.warn("Could not reconcile submissions of unknown outcome: {}", e.getMessage());
        }
    }

    /** Updates the submissions and returns the number of changes. */
    int reconcile() {
        int overdue = submissionStateRepository.markOverdueUnknown(
                api.maxCallDuration().plus(properties.grace()));
        int absent = jdbc.sql(MARK_ABSENT)
                .param("millis", properties.reconcileAfter().toMillis())
                .update();
        return overdue + absent + jdbc.sql(REVERT_TO_UNKNOWN).update();
    }
}
