package io.curasync.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TimeLimitTest {

    @Test
    void returnsTheResultOrTheExceptionOfTheCall() throws Exception {
        assertThat(TimeLimit.call(Duration.ofSeconds(30), () -> "result")).isEqualTo("result");
        assertThatThrownBy(() -> TimeLimit.call(Duration.ofSeconds(30), () -> {
                    throw new IOException("a fault");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("a fault");
    }

    @Test
    void interruptsACallThatTakesTooLong() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);

        assertThatThrownBy(() -> TimeLimit.call(Duration.ofMillis(50), () -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return "late";
                }))
                .isInstanceOf(TimeoutException.class);
        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
