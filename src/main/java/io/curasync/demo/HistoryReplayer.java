package io.curasync.demo;

import io.curasync.demo.SimulatedEvent.HistoryTold;
import io.curasync.demo.SimulatedEvent.OrderPlaced;
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
 * Tells the orders of the weeks before the first start through the webhook door, so that charts have a past. It goes on
 * where it was interrupted; what is told twice counts once.
 */
final class HistoryReplayer {

    private static final Logger log = LoggerFactory.getLogger(HistoryReplayer.class);
    private static final int CONNECTIONS = 8;
    private static final int CHUNK = 400;

    private final SimulationLog simulationLog;
    private final WebhookSender sender;
    private final InstantSource clock;
    private final Duration pauseAfterFailure;

    HistoryReplayer(
            SimulationLog simulationLog, WebhookSender sender, InstantSource clock, Duration pauseAfterFailure) {
        this.simulationLog = simulationLog;
        this.sender = sender;
        this.clock = clock;
        this.pauseAfterFailure = pauseAfterFailure;
    }

    /** Blocks until all is told. */
    void tell() throws InterruptedException {
        List<OrderPlaced> history = simulationLog.read(SimulatedCuraGenesis::history);
        int told = simulationLog.read(SimulatedCuraGenesis::historyTold);
        if (told == history.size()) {
            return;
        }
        log.info("Telling {} orders of the last {} days", history.size() - told, SimulationSeed.HISTORY_DAYS);
        try (ExecutorService connections = Executors.newFixedThreadPool(
                CONNECTIONS, Thread.ofVirtual().name("demo-history-", 0).factory())) {
            while (told < history.size()) {
                int next = Math.min(told + CHUNK, history.size());
                if (deliver(history.subList(told, next), connections)) {
                    simulationLog.record((world, now) -> new HistoryTold(now, next));
                    told = next;
                } else {
                    log.warn(
                            "Not all of the past orders {} to {} were taken, again in {}",
                            told,
                            next,
                            pauseAfterFailure);
                    Thread.sleep(pauseAfterFailure);
                }
            }
        }
        log.info("The orders of the last {} days are told", SimulationSeed.HISTORY_DAYS);
    }

    private boolean deliver(List<OrderPlaced> orders, ExecutorService connections) throws InterruptedException {
        boolean all = true;
        for (Future<Boolean> delivery : connections.invokeAll(orders.stream()
                .map(order -> (Callable<Boolean>) () -> deliver(order))
                .toList())) {
            try {
                all &= delivery.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException("The history cannot be told", failure.getCause());
            }
        }
        return all;
    }

    private boolean deliver(OrderPlaced order) throws InterruptedException {
        return sender.deliver(simulationLog.read(world -> OutgoingWebhook.of(world, order, clock.instant())));
    }
}
