package io.curasync.enrollment;

import io.curasync.curagenesis.EnrollmentApi;
import io.curasync.curagenesis.EnrollmentException;
import io.curasync.curagenesis.NewPractice;
import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.platform.DatabaseFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends submissions to CuraGenesis in the background, and stores the results. Before each call, {@link SubmissionStateRepository#claim}
 * must have stored an attempt.
 */
@Component
class EnrollmentCaller implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(EnrollmentCaller.class);
    private static final int MAX_RETRIES = 60;
    private static final Duration RETRY_DELAY = Duration.ofSeconds(1);
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(15);

    private final EnrollmentApi api;
    private final SubmissionStateRepository submissionStateRepository;
    private final SubmissionAcceptor submissionAcceptor;
    private final DisputedUserIds disputedUserIds;
    private final TransactionOperations transaction;
    private final ChangeSignal signal;
    private final RetryTemplate retry = new RetryTemplate(RetryPolicy.builder()
            .maxRetries(MAX_RETRIES)
            .delay(RETRY_DELAY)
            .predicate(EnrollmentCaller::isTemporary)
            .build());
    private final ExecutorService executor = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("enrollment-", 0).daemon().factory());

    EnrollmentCaller(
            EnrollmentApi api,
            SubmissionStateRepository submissionStateRepository,
            SubmissionAcceptor submissionAcceptor,
            DisputedUserIds disputedUserIds,
            TransactionOperations transaction,
            ChangeSignal signal) {
        this.api = api;
        this.submissionStateRepository = submissionStateRepository;
        this.submissionAcceptor = submissionAcceptor;
        this.disputedUserIds = disputedUserIds;
        this.transaction = transaction;
        this.signal = signal;
    }

    /**
     * Starts the call in the background.
     *
     * @return a future that completes when the call has ended and its result is stored or could not be stored; never completes
     *     exceptionally
     */
    CompletableFuture<Void> start(
            SubmissionStateRepository.ClaimedAttempt attempt,
            Submission submission,
            NewPractice request,
            SubmissionAcceptor.Actor by) {
        return CompletableFuture.runAsync(() -> call(attempt, submission, request, by), executor)
                .exceptionally(failure -> {
                    log.error(
                            "Could not store the outcome of submission {}, it will become unknown",
                            submission.id(),
                            failure);
                    return null;
                });
    }

    private void call(
            SubmissionStateRepository.ClaimedAttempt attempt,
            Submission submission,
            NewPractice request,
            SubmissionAcceptor.Actor by) {
        CallResult callResult;
        try {
            callResult = CallResult.of(api.enroll(request));
        } catch (EnrollmentException failure) {
            callResult = CallResult.of(failure);
        }
        log.info("Submission {}, call {}: {}", submission.id(), attempt.number(), callResult.message());
        store(attempt, submission, callResult, by);
        signal.publish(Topic.ENROLLMENT);
        signal.publish(Topic.LEDGER);
    }

    /**
     * Stores the result. Retries temporary database failures up to {@value #MAX_RETRIES} times, because the response would otherwise be
     * lost.
     */
    private void store(
            SubmissionStateRepository.ClaimedAttempt attempt,
            Submission submission,
            CallResult callResult,
            SubmissionAcceptor.Actor by) {
        retry.invoke(() -> {
            try {
                transaction.executeWithoutResult(status -> apply(attempt, submission, callResult, by));
            } catch (DuplicateKeyException duplicate) {
                log.error(
                        "Submission {} was accepted as {} while another submission of the same practice was being sent",
                        submission.id(),
                        callResult.userId());
                throw duplicate;
            } catch (DataAccessException | TransactionException e) {
                log.warn("Could not store the outcome of submission {}: {}", submission.id(), e.getMessage());
                throw e;
            }
        });
    }

    private static boolean isTemporary(Throwable failure) {
        DatabaseFailure kind = DatabaseFailure.of(failure);
        return kind == DatabaseFailure.OUTAGE || kind == DatabaseFailure.CONFLICT;
    }

    private void apply(
            SubmissionStateRepository.ClaimedAttempt attempt,
            Submission submission,
            CallResult callResult,
            SubmissionAcceptor.Actor by) {
        String userId = callResult.userId();
        if (userId != null && disputedUserIds.isDisputed(submission, userId)) {
            CallResult disputed = callResult.asDisputed();
            submissionStateRepository.storeResult(attempt, disputed);
            disputedUserIds.markDisputed(attempt, submission, userId, disputed.message());
            return;
        }
        submissionStateRepository.storeResult(attempt, callResult);
        if (userId != null) {
            // Accepts the submission even if it has become unknown during the call, because now its outcome is known.
            submissionAcceptor.accept(submission, null, userId, callResult.message(), by);
        } else if (!submissionStateRepository.applyResult(attempt, callResult)) {
            log.warn("Submission {} had already changed when call {} ended", submission.id(), attempt.number());
        }
    }

    /** Waits up to {@link #DRAIN_TIMEOUT} for running calls. If a call has not ended by then, its submission later becomes unknown. */
    @Override
    public void destroy() throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(DRAIN_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            log.warn(
                    "A call to CuraGenesis did not end before shutdown. The outcome of its submission will be unknown");
        }
    }
}
