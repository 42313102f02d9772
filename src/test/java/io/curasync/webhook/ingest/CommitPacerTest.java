package io.curasync.webhook.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommitPacerTest {

    private final CommitPacer pacer = new CommitPacer();

    @Test
    void delaysTheNextInsertUnderLoad() throws InterruptedException {
        assertThat(timeBetweenInserts(CommitPacer.MANY_DELIVERIES)).isGreaterThanOrEqualTo(CommitPacer.MIN_INTERVAL);
    }

    @Test
    void doesNotDelayTheNextInsertAtLowLoad() throws InterruptedException {
        Duration shortest = CommitPacer.MIN_INTERVAL;
        for (int i = 0; i < 100; i++) {
            Duration time = timeBetweenInserts(CommitPacer.MANY_DELIVERIES - 1);
            shortest = time.compareTo(shortest) < 0 ? time : shortest;
        }
        assertThat(shortest).isLessThan(CommitPacer.MIN_INTERVAL.dividedBy(4));
    }

    private Duration timeBetweenInserts(int deliveries) throws InterruptedException {
        long before = System.nanoTime();
        pacer.started(deliveries);
        pacer.pause();
        return Duration.ofNanos(System.nanoTime() - before);
    }
}
