package io.curasync.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;

@ExtendWith(OutputCaptureExtension.class)
class BackgroundLoopTest {

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(1);

    private final AtomicInteger rounds = new AtomicInteger();
    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private Callable<Boolean> work = () -> false;

    private final class TestLoop extends BackgroundLoop {

        TestLoop(Duration pollInterval, Duration retryDelay, Duration stopTimeout) {
            super("test-loop", pollInterval, retryDelay, stopTimeout);
        }

        @Override
        protected boolean work() throws Exception {
            thread.set(Thread.currentThread());
            rounds.incrementAndGet();
            return work.call();
        }
    }

    private TestLoop loop = new TestLoop(NEVER, NEVER, NEVER);

    @BeforeEach
    void logInformation() {
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(TestLoop.class.getName(), LogLevel.INFO);
    }

    @AfterEach
    void stop() {
        end.countDown();
        loop.stop();
    }

    @Test
    void worksAtOnceWhileThereIsMoreToDo() {
        work = () -> rounds.get() < 5;

        loop.start();

        awaitWaitingAfter(5);
    }

    @Test
    void worksAgainAfterThePollInterval() {
        loop = new TestLoop(SOON, NEVER, NEVER);

        loop.start();

        await().until(() -> rounds.get() >= 3);
    }

    @Test
    void worksAgainWhenWoken() {
        loop.start();
        awaitWaitingAfter(1);

        loop.wake();

        awaitWaitingAfter(2);
    }

    @Test
    void worksOnceMoreIfWokenWhileWorking() {
        work = this::untilEnd;
        loop.start();
        await().until(() -> rounds.get() == 1);

        loop.wake();
        loop.wake();
        end.countDown();

        awaitWaitingAfter(2);
    }

    @Test
    void retriesAfterAFailureWhenTheDelayIsOver(CapturedOutput output) {
        loop = new TestLoop(NEVER, SOON, NEVER);
        work = () -> {
            if (rounds.get() == 1) {
                throw new DataAccessResourceFailureException("no connection");
            }
            if (rounds.get() == 2) {
                throw new AssertionError("a bug");
            }
            return false;
        };

        loop.start();

        awaitWaitingAfter(3);
        assertThat(output)
                .contains("test-loop failed and will be repeated: no connection")
                .contains("test-loop failed unexpectedly")
                .contains("java.lang.AssertionError: a bug")
                .doesNotContain(DataAccessResourceFailureException.class.getName());
    }

    @Test
    void logsAnOutageOnceAndItsEnd(CapturedOutput output) {
        loop = new TestLoop(NEVER, SOON, NEVER);
        work = () -> {
            if (rounds.get() < 20) {
                throw new DataAccessResourceFailureException("no connection " + rounds.get());
            }
            return false;
        };

        loop.start();

        awaitWaitingAfter(20);
        assertThat(output.getAll().lines().filter(line -> line.contains("test-loop")))
                .satisfiesExactly(
                        start -> assertThat(start)
                                .contains("WARN", "test-loop failed and will be repeated: no connection 1"),
                        end -> assertThat(end).contains("INFO", "test-loop succeeds again after 0 s"));
    }

    @Test
    void logsARepeatedBugOnceWithItsStackTrace(CapturedOutput output) {
        loop = new TestLoop(NEVER, SOON, NEVER);
        work = () -> {
            if (rounds.get() < 20) {
                throw new IllegalStateException(rounds.get() < 10 ? "a bug" : "another bug");
            }
            return false;
        };

        loop.start();

        awaitWaitingAfter(20);
        assertThat(output.getAll()
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("java.lang.IllegalStateException")))
                .containsExactly(
                        "java.lang.IllegalStateException: a bug", "java.lang.IllegalStateException: another bug");
    }

    @Test
    void leavesAKnownOutageToTheMonitor(CapturedOutput output) {
        work = () -> {
            throw new DatabaseUnavailableException("not reachable");
        };

        loop.start();

        awaitWaitingAfter(1);
        assertThat(output).doesNotContain("test-loop failed");
    }

    @Test
    void waitsToRetryUntilWoken() {
        work = () -> {
            throw new DataAccessResourceFailureException("no connection");
        };
        loop.start();
        awaitWaitingAfter(1);

        loop.wake();

        awaitWaitingAfter(2);
    }

    @Test
    void stopsWhileWaiting() {
        loop.start();
        awaitWaitingAfter(1);

        loop.stop();

        assertThat(thread.get().isAlive()).isFalse();
        assertThat(loop.isRunning()).isFalse();
        assertThat(rounds).hasValue(1);
    }

    @Test
    void stopWaitsForTheCurrentWork() throws Exception {
        work = this::untilEnd;
        loop.start();
        await().until(() -> rounds.get() == 1);

        Thread stopping = Thread.ofVirtual().start(loop::stop);
        await().until(() -> !loop.isRunning());
        assertThat(stopping.isAlive()).isTrue();
        end.countDown();
        stopping.join();

        assertThat(thread.get().isAlive()).isFalse();
        assertThat(rounds).hasValue(1);
    }

    @Test
    void stopWarnsOfWorkThatTakesTooLong(CapturedOutput output) {
        loop = new TestLoop(NEVER, NEVER, SOON);
        work = this::untilEnd;
        loop.start();
        await().until(() -> rounds.get() == 1);

        loop.stop();

        assertThat(thread.get().isAlive()).isTrue();
        assertThat(output).contains("test-loop did not stop within PT0.001S");
    }

    @Test
    void startsAgainAfterAStop() {
        loop.start();
        awaitWaitingAfter(1);
        loop.stop();

        loop.start();

        awaitWaitingAfter(2);
    }

    private boolean untilEnd() throws InterruptedException {
        end.await();
        return false;
    }

    /** Awaits that the loop has worked this often and waits for more. */
    private void awaitWaitingAfter(int expected) {
        await().until(() -> rounds.get() == expected && thread.get().getState() == Thread.State.TIMED_WAITING);
    }
}
