package io.curasync.webhook.ingest;

import io.curasync.platform.BackgroundLoop;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Background loop that stores the delivery counts of this instance every five seconds, and once more when the application stops. */
@Component
class DeliveryCountWriter extends BackgroundLoop {

    private static final Logger log = LoggerFactory.getLogger(DeliveryCountWriter.class);
    private static final Duration WRITE_INTERVAL = Duration.ofSeconds(5);

    private final DeliveryCounts counts;
    private final DeliveryCountRepository repository;

    DeliveryCountWriter(DeliveryCounts counts, DeliveryCountRepository repository) {
        super("webhook-counts", WRITE_INTERVAL, WRITE_INTERVAL, WRITE_INTERVAL);
        this.counts = counts;
        this.repository = repository;
    }

    @Override
    protected boolean work() {
        DeliveryCounts.Batch batch = counts.drain();
        if (!batch.isEmpty()) {
            try {
                repository.add(batch);
            } catch (DataAccessException | TransactionException e) {
                counts.restore(batch);
                throw e;
            }
        }
        return false;
    }

    @Override
    public void stop() {
        super.stop();
        try {
            work();
        } catch (DataAccessException | TransactionException e) {
            log.warn("The last delivery counts could not be stored: {}", e.getMessage());
        }
    }
}
