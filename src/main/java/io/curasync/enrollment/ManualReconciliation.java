package io.curasync.enrollment;

import io.curasync.account.AuditLog;
import io.curasync.account.CurrentUser;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Applies decisions of users about submissions with an unknown outcome. A user can confirm or reject a practice as the one that
 * CuraGenesis created for the submission. An admin can also declare that the submission has not arrived at CuraGenesis.
 */
@Service
public class ManualReconciliation {

    private static final int MAX_ATTEMPTS = 3;
    private static final int MAX_CANDIDATES = 10;

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
     * A practice that CuraGenesis may have created for the submission.
     *
     * @param id CuraSync's id of the practice
     * @param practiceId the practice id; null if unknown
     * @param userId the user id; null if unknown
     * @param name name of the practice; null if unknown
     * @param salesRep name of the rep according to CuraGenesis; null if unknown
     * @param firstSeenAt time at which CuraSync created the practice
     * @param owner name of the assigned rep; null if unassigned
     * @param disputed whether CuraGenesis returned this practice's user id for the submission, although the practice seems to be a
     *     different one
     */
    public record Candidate(
            long id,
            @Nullable String practiceId,
            @Nullable String userId,
            @Nullable String name,
            @Nullable String state,
            @Nullable String specialty,
            @Nullable String salesRep,
            Instant firstSeenAt,
            @Nullable String owner,
            boolean disputed) {

        /** Returns the practice id, or the user id if the practice id is unknown. If the name is known, it precedes the id. */
        public String label() {
            String id = String.valueOf(practiceId != null ? practiceId : userId);
            return name == null ? id : name + " · " + id;
        }
    }

    /**
     * Practices that CuraGenesis may have created for a submission.
     *
     * @param visible candidates that the user may see, best matches first; at most {@value #MAX_CANDIDATES}
     * @param hiddenCount number of candidates that the user may not see; always 0 for an admin
     */
    public record Candidates(List<Candidate> visible, int hiddenCount) {}

    /** Returns the candidates for a submission with an unknown outcome; none for any other status. */
    public Candidates candidates(CurrentUser user, Submission submission) {
        if (submission.status() != SubmissionStatus.UNKNOWN) {
            return new Candidates(List.of(), 0);
        }
        return new Candidates(
                matchCandidates.of(user, submission.id(), MAX_CANDIDATES),
                matchCandidates.countHidden(user, submission.id()));
    }

    /**
     * Accepts the submission, because the user has confirmed that a candidate is its practice.
     *
     * @param id id of the submission
     * @param practice CuraSync's id of the candidate
     * @return false if the outcome is no longer unknown, or the user's scope contains no such submission or candidate
     */
    public boolean confirm(CurrentUser by, long id, long practice) {
        return decide(
                by,
                id,
                submission -> matchCandidates
                        .find(by, id, practice)
                        .filter(one -> submissionAcceptor.accept(
                                submission,
                                one.practiceId(),
                                one.userId(),
                                by.name() + " says that it is " + one.label(),
                                new SubmissionAcceptor.Actor(by.id(), by.email(), by.name())))
                        .isPresent());
    }

    /**
     * Records that a candidate is not the practice of the submission. The practice is then no longer a candidate.
     *
     * @param id id of the submission
     * @param practice CuraSync's id of the candidate
     * @return false if the outcome is no longer unknown, or the user's scope contains no such submission or candidate
     */
    public boolean reject(CurrentUser by, long id, long practice) {
        return decide(
                by,
                id,
                submission -> matchCandidates
                        .find(by, id, practice)
                        .filter(one -> storeRejection(by, submission, one))
                        .isPresent());
    }

    private boolean storeRejection(CurrentUser by, Submission submission, Candidate other) {
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
     * Records that the submission has not arrived at CuraGenesis, so that it can be sent again.
     *
     * @return false if the user is not an admin, the submission does not exist, or its outcome is no longer unknown
     */
    public boolean declareAbsent(CurrentUser by, long id) {
        return by.isAdmin()
                && decide(by, id, submission -> {
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

    /**
     * Locks the submission and applies the decision in one transaction. Returns false if the outcome is no longer unknown, the
     * user's scope does not contain the submission, or the decision returns false.
     */
    private boolean decide(CurrentUser by, long id, Predicate<Submission> decision) {
        boolean done = withRetries(() -> {
            Optional<Long> locked = jdbc.sql(
                            "select id from practice_submission where id = ? and status = 'UNKNOWN' for update")
                    .param(id)
                    .query(Long.class)
                    .optional();
            return locked.flatMap(one -> submissionQuery.find(by, one))
                    .filter(decision)
                    .isPresent();
        });
        if (done) {
            signal.publish(Topic.ENROLLMENT);
            signal.publish(Topic.LEDGER);
        }
        return done;
    }

    /**
     * Runs the work in a transaction. Retries if the transaction conflicts with another one, such as a merge of practices. Makes at most
     * {@value #MAX_ATTEMPTS} attempts.
     */
    private boolean withRetries(Supplier<Boolean> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> work.get()));
            } catch (TransientDataAccessException e) {
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
