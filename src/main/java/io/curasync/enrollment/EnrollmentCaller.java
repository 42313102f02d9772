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

/** Makes claimed calls to CuraGenesis and stores their results. */
@Component
class EnrollmentCaller implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(EnrollmentCaller.class);
    private static final int MAX_RETRIES = 9;
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

    CompletableFuture<Void> start(
            SubmissionStateRepository.Claimed claimed,
            Submission submission,
            NewPractice request,
            SubmissionAcceptor.Actor by) {
        return CompletableFuture.runAsync(() -> call(claimed, submission, request, by), executor)
                .exceptionally(failure -> {
                    log.error(
                            "Could not store the outcome of submission {}, it will become unknown",
                            submission.id(),
                            failure);
                    return null;
                });
    }

    private void call(
            SubmissionStateRepository.Claimed claimed,
            Submission submission,
            NewPractice request,
            SubmissionAcceptor.Actor by) {
        CallResult callResult;
        try {
            callResult = CallResult.of(api.enroll(request));
        } catch (EnrollmentException failure) {
            callResult = CallResult.of(failure);
        }
        log.info("Submission {}, call {}: {}", submission.id(), claimed.number(), callResult.message());
        write(claimed, submission, callResult, by);
        signal.publish(Topic.ENROLLMENT);
        signal.publish(Topic.LEDGER);
    }

    /** Stores the result. The response is recorded nowhere else, so temporary database failures are retried. */
    private void write(
            SubmissionStateRepository.Claimed claimed,
            Submission submission,
            CallResult callResult,
            SubmissionAcceptor.Actor by) {
        retry.invoke(() -> {
            try {
                transaction.executeWithoutResult(status -> settle(claimed, submission, callResult, by));
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

    private void settle(
            SubmissionStateRepository.Claimed claimed,
            Submission submission,
            CallResult callResult,
            SubmissionAcceptor.Actor by) {
        String userId = callResult.userId();
        if (userId != null && disputedUserIds.isDisputed(submission, userId)) {
            CallResult disputed = callResult.disputed();
            submissionStateRepository.end(claimed, disputed);
            disputedUserIds.raise(claimed, submission, userId, disputed.message());
            return;
        }
        submissionStateRepository.end(claimed, callResult);
        if (userId != null) {
            // Also if the attempt was given up in the meantime, because now the outcome is known.
            submissionAcceptor.accept(submission, null, userId, callResult.message(), by);
        } else if (!submissionStateRepository.settle(claimed, callResult)) {
            log.warn("Submission {} had already changed when call {} ended", submission.id(), claimed.number());
        }
    }

    /** Waits briefly for running calls, whose outcome would otherwise be unknown. */
    @Override
    public void destroy() throws InterruptedException {
        executor.shutdown();
        if (!executor.awaitTermination(DRAIN_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            log.warn(
                    "A call to CuraGenesis did not end before shutdown. The outcome of its submission will be unknown");
        }
    }
}
