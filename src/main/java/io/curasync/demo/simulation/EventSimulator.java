package io.curasync.demo.simulation;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Generates events at a fixed interval and sends their webhooks. */
public final class EventSimulator implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EventSimulator.class);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(2);

    private final SimulationLog simulationLog;
    private final EventGenerator eventGenerator;
    private final WebhookSender sender;
    private final ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor();
    private volatile @Nullable Thread generatorThread;

    public EventSimulator(SimulationLog simulationLog, RandomGenerator random, WebhookSender sender) {
        this.simulationLog = simulationLog;
        this.eventGenerator = new EventGenerator(random);
        this.sender = sender;
    }

    public void start(Duration interval) {
        generatorThread = Thread.ofVirtual().name("demo-event-simulator").start(() -> generateEvents(interval));
    }

    /**
     * Starts to deliver the webhook of an event, and returns immediately. A failed delivery is only logged, because a later sync corrects
     * the data.
     */
    public void sendWebhook(SimulatedEvent simulatedEvent) {
        OutgoingWebhook outgoingWebhook =
                simulationLog.read(world -> OutgoingWebhook.of(world, simulatedEvent, simulatedEvent.at()));
        deliveries.execute(() -> deliver(outgoingWebhook));
    }

    /** Stops generating events. Waits up to {@link #SHUTDOWN_TIMEOUT} for pending deliveries, and then cancels the rest. */
    @Override
    public void close() throws InterruptedException {
        Thread thread = generatorThread;
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
        deliveries.shutdown();
        if (!deliveries.awaitTermination(SHUTDOWN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
            deliveries.shutdownNow();
        }
    }

    private void generateEvents(Duration interval) {
        try {
            while (true) {
                Thread.sleep(interval);
                sendWebhook(simulationLog.record(eventGenerator::next));
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(OutgoingWebhook outgoingWebhook) {
        try {
            if (!sender.deliver(outgoingWebhook)) {
                log.warn(
                        "Webhook {} ({}) was not delivered. A sync will correct the data",
                        outgoingWebhook.id(),
                        outgoingWebhook.event());
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
