package io.curasync.account.security.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.curasync.account.security.TooManyAttemptsException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PasswordHashLimiterTest {

    final PasswordHashLimiter checks = new PasswordHashLimiter();
    final AtomicInteger running = new AtomicInteger();
    final CountDownLatch released = new CountDownLatch(1);
    final Queue<TooManyAttemptsException> refused = new ConcurrentLinkedQueue<>();

    @Test
    void doesNotDelayKnownUsersForStrangers() {
        int most = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                for (int i = 0; i < 500; i++) {
                    threads.execute(this::stranger);
                }
                await().until(() -> !refused.isEmpty());

                assertThat(running).hasValue(most);
                assertThat(checks.run(true, () -> "known")).isEqualTo("known");
                assertThat(refused.element().seconds()).isPositive();
            } finally {
                released.countDown();
            }
        }
        assertThat(checks.run(false, () -> "a stranger, later")).isEqualTo("a stranger, later");
    }

    private void stranger() {
        Supplier<Integer> check = () -> {
            running.incrementAndGet();
            try {
                released.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            return 0;
        };
        try {
            checks.run(false, check);
        } catch (TooManyAttemptsException tooMany) {
            refused.add(tooMany);
        }
    }
}
