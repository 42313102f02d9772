package io.curasync.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CachedLiveValueTest {

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final SynchronousChangeSignal signal = new SynchronousChangeSignal();
    private final LiveValue<String> value = new CachedLiveValue<>(
            signal, Topic.LEDGER, CachedLiveValue.MIN_UPDATE_INTERVAL, executor, executor, List.of(), this::read);

    private String read() {
        reads.incrementAndGet();
        return "number " + number;
    }

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    private void change(int to) {
        number.set(to);
        signal.publish(Topic.LEDGER);
    }

    private List<String> watch() {
        List<String> received = new CopyOnWriteArrayList<>();
        value.watch(received::add);
        return received;
    }

    @Test
    void publishesEqualValuesOnce() {
        List<String> received = watch();
        await().until(() -> received.equals(List.of("number 0")));

        change(0);
        await().until(() -> reads.get() == 2);
        List<String> receivedLater = watch();
        await().until(() -> receivedLater.equals(List.of("number 0")));
        change(1);

        await().until(() -> received.equals(List.of("number 0", "number 1")));
        assertThat(receivedLater).containsExactly("number 0", "number 1");
    }

    @Test
    void coalescesRapidChangesAndLimitsReads() {
        List<String> received = watch();
        await().until(() -> !received.isEmpty());
        long begin = System.nanoTime();

        for (int i = 1; System.nanoTime() - begin < 3 * CachedLiveValue.MIN_UPDATE_INTERVAL.toNanos(); i++) {
            change(i);
        }

        await().until(() -> received.getLast().equals("number " + number));
        long intervals = (System.nanoTime() - begin) / CachedLiveValue.MIN_UPDATE_INTERVAL.toNanos();
        assertThat(reads.get() - 1L).isBetween(2L, intervals + 1);
    }

    @Test
    void passesTheStartOfTheWaitToPushListeners() {
        List<Long> waitedSince = new CopyOnWriteArrayList<>();
        UiPushListener listener = (topic, since, readSince) -> waitedSince.add(since);
        LiveValue<String> measured = new CachedLiveValue<>(
                signal,
                Topic.LEDGER,
                CachedLiveValue.MIN_UPDATE_INTERVAL,
                executor,
                executor,
                List.of(listener),
                this::read);
        measured.watch(fresh -> {});
        await().until(() -> waitedSince.size() == 1);

        long withoutEffect = System.nanoTime();
        change(0);
        await().until(() -> reads.get() == 2);
        change(1);

        await().until(() -> waitedSince.size() == 2);
        assertThat(waitedSince.getLast() - withoutEffect)
                .as("a change that was read and showed nothing new does not wait for the next push")
                .isPositive();
    }

    @Test
    void failingWatcherDoesNotAffectOthers() {
        value.watch(fresh -> {
            throw new IllegalStateException("not taken");
        });
        List<String> received = watch();
        await().until(() -> received.contains("number 0"));

        change(1);

        await().until(() -> received.contains("number 1"));
    }
}
