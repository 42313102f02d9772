package io.curasync.demo.simulation;

import io.curasync.demo.simulation.SimulatedEvent.HistorySent;
import io.curasync.demo.simulation.SimulatedEvent.OrderPlaced;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the orders of the weeks before the first start as webhooks, so that charts have data. After a restart, continues with the first
 * batch that was not completely delivered. Some orders may be sent twice, but CuraSync counts each order once.
 */
public final class HistoryReplayer {

    private static final Logger log = LoggerFactory.getLogger(HistoryReplayer.class);
    private static final int CONNECTIONS = 8;
    private static final int BATCH_SIZE = 400;

    private final SimulationLog simulationLog;
    private final WebhookSender sender;
    private final InstantSource clock;
    private final Duration retryDelay;

    public HistoryReplayer(
            SimulationLog simulationLog, WebhookSender sender, InstantSource clock, Duration retryDelay) {
        this.simulationLog = simulationLog;
        this.sender = sender;
        this.clock = clock;
        this.retryDelay = retryDelay;
    }

    /** Sends the past orders that are not recorded as sent. Retries failed batches. Returns when all past orders are delivered. */
    public void replay() throws InterruptedException {
        List<OrderPlaced> history = simulationLog.read(SimulatedCuraGenesis::history);
        int sent = simulationLog.read(SimulatedCuraGenesis::historySent);
        if (sent == history.size()) {
            return;
        }
        log.info("Sending {} orders of the last {} days", history.size() - sent, SimulationSeed.HISTORY_DAYS);
        try (ExecutorService connections = Executors.newFixedThreadPool(
                CONNECTIONS, Thread.ofVirtual().name("demo-history-", 0).factory())) {
            while (sent < history.size()) {
                int next = Math.min(sent + BATCH_SIZE, history.size());
                if (deliver(history.subList(sent, next), connections)) {
                    simulationLog.record((world, now) -> new HistorySent(now, next));
                    sent = next;
                } else {
                    log.warn("Not all past orders {} to {} were delivered, retrying in {}", sent, next, retryDelay);
                    Thread.sleep(retryDelay);
                }
            }
        }
        log.info("Sent all orders of the last {} days", SimulationSeed.HISTORY_DAYS);
    }

    private boolean deliver(List<OrderPlaced> orders, ExecutorService connections) throws InterruptedException {
        boolean all = true;
        for (Future<Boolean> delivery : connections.invokeAll(orders.stream()
                .map(order -> (Callable<Boolean>) () -> deliver(order))
                .toList())) {
            try {
                all &= delivery.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException("Could not send the past orders", failure.getCause());
            }
        }
        return all;
    }

    private boolean deliver(OrderPlaced order) throws InterruptedException {
        return sender.deliver(simulationLog.read(world -> OutgoingWebhook.of(world, order, clock.instant())));
    }
}
