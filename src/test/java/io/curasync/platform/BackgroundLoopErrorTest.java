package io.curasync.platform;

import static org.awaitility.Awaitility.await;

import io.curasync.testing.UnloggableError;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundLoopErrorTest {

    private final AtomicInteger rounds = new AtomicInteger();

    private final BackgroundLoop loop =
            new BackgroundLoop("error-loop", Duration.ofHours(1), Duration.ofMillis(1), Duration.ofSeconds(5)) {

                @Override
                protected boolean work() {
                    if (rounds.incrementAndGet() < 3) {
                        throw new UnloggableError();
                    }
                    return false;
                }
            };

    @AfterEach
    void stop() {
        loop.stop();
    }

    @Test
    void continuesAfterAnErrorThatCannotBeLogged() {
        loop.start();

        await().until(() -> rounds.get() == 3);
    }
}
