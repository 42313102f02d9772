package io.curasync.webhook.processing;

import io.curasync.live.ChangeSignal;
import io.curasync.live.Topic;
import io.curasync.webhook.WorkerWakeup;
import io.curasync.webhook.ingest.Partition;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts, wakes and stops the workers of this instance. Each worker is responsible for a share of all partitions. */
@Component
public class Workers implements SmartLifecycle, WorkerWakeup {

    private final List<Worker> workers;

    Workers(EventBatch batch, ChangeSignal signal, WorkerProperties properties) {
        int count = properties.workers();
        workers = IntStream.range(0, count)
                .mapToObj(i -> new Worker("webhook-worker-" + i, batch, signal, Partition.ofWorker(i, count)))
                .toList();
        // Wakes the workers after changes of the ledger. A sync may have created a practice for which events wait, and
        // another instance may have released a partition.
        signal.subscribe(Topic.LEDGER, this::wakeWorkers);
    }

    @Override
    public void wakeWorkers() {
        workers.forEach(Worker::wake);
    }

    @Override
    public void start() {
        workers.forEach(Worker::start);
    }

    @Override
    public void stop() {
        workers.forEach(Worker::requestStop);
        workers.forEach(Worker::stop);
    }

    @Override
    public int getPhase() {
        return workers.getFirst().getPhase();
    }

    @Override
    public boolean isRunning() {
        return workers.getFirst().isRunning();
    }
}
