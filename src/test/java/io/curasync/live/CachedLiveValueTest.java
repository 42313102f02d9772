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
    private final Signal signal = new Signal();
    private final LiveValue<String> value =
            new CachedLiveValue<>(signal, Topic.LEDGER, LiveValues.INTERVAL, executor, executor, List.of(), this::read);

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
        List<String> told = new CopyOnWriteArrayList<>();
        value.watch(told::add);
        return told;
    }

    @Test
    void whatIsEqualIsToldOnce() {
        List<String> told = watch();
        await().until(() -> told.equals(List.of("number 0")));

        change(0);
        await().until(() -> reads.get() == 2);
        List<String> newcomer = watch();
        await().until(() -> newcomer.equals(List.of("number 0")));
        change(1);

        await().until(() -> told.equals(List.of("number 0", "number 1")));
        assertThat(newcomer).containsExactly("number 0", "number 1");
    }

    @Test
    void changesInQuickSuccessionAreReadAsOneAndNeverTooOften() {
        List<String> told = watch();
        await().until(() -> !told.isEmpty());
        long begin = System.nanoTime();

        for (int i = 1; System.nanoTime() - begin < 3 * LiveValues.INTERVAL.toNanos(); i++) {
            change(i);
        }

        await().until(() -> told.getLast().equals("number " + number));
        long intervals = (System.nanoTime() - begin) / LiveValues.INTERVAL.toNanos();
        assertThat(reads.get() - 1L).isBetween(2L, intervals + 1);
    }

    @Test
    void pushListenersHearSinceWhenScreensWaitedForWhatIsPushed() {
        List<Long> waitedSince = new CopyOnWriteArrayList<>();
        UiPushListener listener = (topic, since, readSince) -> waitedSince.add(since);
        LiveValue<String> measured = new CachedLiveValue<>(
                signal, Topic.LEDGER, LiveValues.INTERVAL, executor, executor, List.of(listener), this::read);
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
    void oneWhoFailsHindersNoOther() {
        value.watch(fresh -> {
            throw new IllegalStateException("not taken");
        });
        List<String> told = watch();
        await().until(() -> told.contains("number 0"));

        change(1);

        await().until(() -> told.contains("number 1"));
    }
}
