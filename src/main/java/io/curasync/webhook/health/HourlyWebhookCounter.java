package io.curasync.webhook.health;

import io.curasync.platform.BackgroundLoop;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Background loop that counts the events of the inbox per hour, and records the periods in which no webhook could be received. No event is
 * counted twice. The loop runs on every instance, but only one instance counts events at a time. Many uncounted events, for example after
 * an update from a version without this loop, are counted in batches with a short delay after each batch.
 */
@Component
class HourlyWebhookCounter extends BackgroundLoop {

    private static final Duration COUNT_INTERVAL = Duration.ofSeconds(10);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration BATCH_PAUSE = Duration.ofMillis(250);

    private final HourRepository repository;

    HourlyWebhookCounter(HourRepository repository) {
        super("webhook-hours", COUNT_INTERVAL, COUNT_INTERVAL, STOP_TIMEOUT);
        this.repository = repository;
    }

    @Override
    protected boolean work() throws InterruptedException {
        repository.markAlive();
        boolean more = repository.countEvents() == HourRepository.BATCH_SIZE;
        if (more) {
            Thread.sleep(BATCH_PAUSE);
        } else {
            repository.countFailed();
        }
        return more;
    }
}
