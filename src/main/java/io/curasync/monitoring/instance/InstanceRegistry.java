package io.curasync.monitoring.instance;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.monitoring.settings.SettingService;
import io.curasync.platform.BackgroundLoop;
import io.curasync.platform.InstanceId;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Background loop that stores the heartbeats of this instance, with the offset of its clock. It also reports when this instance stops in
 * an orderly way.
 */
@Component
class InstanceRegistry extends BackgroundLoop {

    private static final Logger log = LoggerFactory.getLogger(InstanceRegistry.class);
    private static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(5);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    /**
     * Number of clock measurements per heartbeat, of which the most precise one is used. A second measurement is needed because the first
     * query also begins the transaction, which makes it slower.
     */
    private static final int MEASUREMENTS = 2;

    private final InstanceId instance;
    private final InstanceRepository repository;
    private final SettingService settings;
    private final TransactionOperations transaction;
    private final ChangeSignal signal;
    private final InstantSource clock = InstantSource.system();
    private final long startedNanos = System.nanoTime();
    private volatile boolean announced;

    InstanceRegistry(
            InstanceId instance,
            InstanceRepository repository,
            SettingService settings,
            TransactionOperations transaction,
            ChangeSignal signal) {
        super("instance-registry", HEARTBEAT_INTERVAL, HEARTBEAT_INTERVAL, STOP_TIMEOUT);
        this.instance = instance;
        this.repository = repository;
        this.settings = settings;
        this.transaction = transaction;
        this.signal = signal;
    }

    @Override
    protected boolean work() {
        // All statements use one connection, so that waiting for a connection does not count as round trip.
        transaction.executeWithoutResult(status -> {
            ClockMeasurement measured = ClockMeasurement.best(MEASUREMENTS, clock, repository::databaseTime);
            repository.heartbeat(
                    instance,
                    Duration.ofNanos(System.nanoTime() - startedNanos),
                    measured.offset(),
                    settings.digests());
        });
        repository.deleteOld();
        if (!announced) {
            announced = true;
            signal.publish(Topic.MONITORING);
        }
        return false;
    }

    @Override
    public void stop() {
        super.stop();
        announced = false;
        // Uses a separate thread, because connecting to an unavailable PostgreSQL would delay the stop.
        Thread report = Thread.ofPlatform().name("instance-stop").daemon().start(this::reportStop);
        try {
            if (!report.join(STOP_TIMEOUT)) {
                log.warn("Could not report within {} that this instance stopped", STOP_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reportStop() {
        try {
            repository.stopped(instance.name());
            signal.publish(Topic.MONITORING);
        } catch (DataAccessException | TransactionException e) {
            log.warn("Could not report that this instance stopped: {}", e.getMessage());
        }
    }
}
