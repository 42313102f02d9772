package io.curasync.account.security.login;

import io.curasync.account.security.TooManyAttemptsException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationServiceException;

/**
 * Limits the number of passwords that are hashed concurrently. A bcrypt computation occupies a processor for about a tenth of a second,
 * and guesses must not occupy all processors. Attempts from known browsers and networks have their own permits, so that they do not wait
 * for unknown clients.
 */
final class PasswordHashLimiter {

    private static final Duration MAX_WAIT = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final int MAX_QUEUE = 200;

    private final Semaphore known = permits();
    private final Semaphore unknown = permits();

    private static Semaphore permits() {
        return new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
    }

    /**
     * Runs a password check as soon as a permit is free, and returns its result.
     *
     * @param isKnown whether the attempt comes from a known browser or network
     * @throws TooManyAttemptsException if the queue is full, or no permit is free within {@link #MAX_WAIT}
     * @throws AuthenticationServiceException if the thread is interrupted while waiting
     */
    <T> T run(boolean isKnown, Supplier<T> check) {
        Semaphore permits = isKnown ? known : unknown;
        acquire(permits);
        try {
            return check.get();
        } finally {
            permits.release();
        }
    }

    private static void acquire(Semaphore permits) {
        try {
            if (permits.getQueueLength() >= MAX_QUEUE
                    || !permits.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new TooManyAttemptsException(RETRY_AFTER);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AuthenticationServiceException("Interrupted while waiting to check a password", stopping);
        }
    }
}
