package io.curasync.enrollment;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reconciles submissions of unknown outcome by decisions of people: a practice is the submission or is not, or the
 * submission has not arrived.
 */
@Service
public class ManualReconciliation {

    private static final int ATTEMPTS = 3;
    private static final int MAX_SHOWN = 10;

    private final SubmissionQuery submissionQuery;
    private final MatchCandidates matchCandidates;
    private final SubmissionAcceptor submissionAcceptor;
    private final AuditLog auditLog;
    private final JdbcClient jdbc;
    private final ChangeSignal signal;
    private final TransactionOperations transaction;

    ManualReconciliation(
            SubmissionQuery submissionQuery,
            MatchCandidates matchCandidates,
            SubmissionAcceptor submissionAcceptor,
            AuditLog auditLog,
            JdbcClient jdbc,
            ChangeSignal signal,
            TransactionOperations transaction) {
        this.submissionQuery = submissionQuery;
        this.matchCandidates = matchCandidates;
        this.submissionAcceptor = submissionAcceptor;
        this.auditLog = auditLog;
        this.jdbc = jdbc;
        this.signal = signal;
        this.transaction = transaction;
    }

    /**
     * A practice that may be the submission.
     *
     * @param id id in CuraSync
     * @param practiceId id at CuraGenesis; null if not known yet, like the user id
     * @param firstSeenAt time at which CuraSync first saw it
     * @param owner name of its rep; null if it has none
     * @param disputed whether CuraGenesis answered with its user id although, as far as known, it is another practice
     */
    public record Candidate(
            long id,
            @Nullable String practiceId,
            @Nullable String userId,
            @Nullable String state,
            @Nullable String specialty,
            @Nullable String salesRep,
            Instant firstSeenAt,
            @Nullable String owner,
            boolean disputed) {

        /** Returns an id at CuraGenesis. */
        public String label() {
            return String.valueOf(practiceId != null ? practiceId : userId);
        }
    }

    /**
     * Practices that may be the submission.
     *
     * @param shown best matches that the user may see
     * @param hidden number of candidates that only an admin may see
     */
    public record Candidates(List<Candidate> shown, int hidden) {}

    /** Returns the candidates for a submission in the user's scope, or none for any other submission. */
    public Candidates possibilities(CurrentUser user, Submission submission) {
        if (submission.status() != SubmissionStatus.UNKNOWN) {
            return new Candidates(List.of(), 0);
        }
        List<Candidate> shown = matchCandidates.of(user, submission.id(), MAX_SHOWN);
        int all = matchCandidates.count(submission.id());
        return new Candidates(shown, user.isAdmin() ? 0 : Math.max(0, all - shown.size()));
    }

    /** Confirms that the practice is the submission. Returns false if that can no longer be decided. */
    public boolean confirm(CurrentUser by, long id, long practice) {
        return settle(
                by,
                id,
                submission -> matchCandidates
                        .one(by, id, practice)
                        .filter(one -> submissionAcceptor.accept(
                                submission,
                                one.practiceId(),
                                one.userId(),
                                by.name() + " says that it is " + one.label(),
                                new SubmissionAcceptor.Actor(by.id(), by.email(), by.name())))
                        .isPresent());
    }

    /** Records that the practice is not the submission. Returns false if that can no longer be decided. */
    public boolean deny(CurrentUser by, long id, long practice) {
        return settle(
                by,
                id,
                submission -> matchCandidates
                        .one(by, id, practice)
                        .filter(one -> exclude(by, submission, one))
                        .isPresent());
    }

    private boolean exclude(CurrentUser by, Submission submission, Candidate other) {
        int added =
                jdbc.sql("""
                        insert into practice_submission_rejected_match (submission, practice, rejected_by) values (?, ?, ?)
                        on conflict do nothing""").params(submission.id(), other.id(), by.email()).update();
        if (other.disputed()) {
            jdbc.sql("update practice_submission set disputed_user_id = null, message = ? where id = ?")
                    .params(
                            "%s says that the practice of user id %s is another one"
                                    .formatted(by.name(), other.userId()),
                            submission.id())
                    .update();
            auditLog.record(by.email(), "submission.other", "submission " + submission.id(), other.userId());
        }
        return added > 0;
    }

    /**
     * Records an admin's decision that the submission has not arrived, so that it may be sent again. Returns false if
     * that can no longer be decided.
     */
    public boolean declareAbsent(CurrentUser by, long id) {
        return by.isAdmin()
                && settle(by, id, submission -> {
                    jdbc.sql("""
                            update practice_submission set status = 'DRAFT', absent_by = ?, message = ?,
                                disputed_user_id = null
                            where id = ?""")
                            .params(by.email(), by.name() + " says that it has not arrived", id)
                            .update();
                    auditLog.record(by.email(), "submission.absent", "submission " + id, submission.label());
                    return true;
                });
    }

    private interface Step {
        boolean done(Submission submission);
    }

    /** Locks the submission and runs the step only while the outcome is unknown. */
    private boolean settle(CurrentUser by, long id, Step step) {
        boolean done = retried(() -> {
            Optional<Long> locked = jdbc.sql(
                            "select id from practice_submission where id = ? and status = 'UNKNOWN' for update")
                    .param(id)
                    .query(Long.class)
                    .optional();
            return locked.flatMap(one -> submissionQuery.find(by, one))
                    .filter(step::done)
                    .isPresent();
        });
        if (done) {
            signal.publish(Topic.ENROLLMENT);
            signal.publish(Topic.LEDGER);
        }
        return done;
    }

    /** Retries work that conflicted with a concurrent merge of a practice. */
    private boolean retried(java.util.function.Supplier<Boolean> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> work.get()));
            } catch (TransientDataAccessException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
