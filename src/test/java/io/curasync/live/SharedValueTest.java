package io.curasync.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedValueTest {

    private static final Duration LONGER_THAN_THE_INTERVAL = LiveValues.INTERVAL.plusMillis(50);

    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger number = new AtomicInteger();
    private final Signal signal = new Signal();
    private final LiveValue<Integer> value = new SharedValue<>(signal, Topic.LEDGER, executor, List.of(), number::get);

    /** Tells of a change when it is told to. */
    private static final class Signal implements ChangeSignal {

        private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

        @Override
        public void publish(Topic topic) {
            listeners.forEach(Runnable::run);
        }

        @Override
        public Subscription subscribe(Topic topic, Runnable listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }
    }

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    private void change(int to) {
        number.set(to);
        signal.publish(Topic.LEDGER);
    }

    @Test
    void whoseTurnComesLateIsToldTheNewestAndNobodyIsLeftOut() {
        List<List<Integer>> told = Stream.generate(() -> (List<Integer>) new CopyOnWriteArrayList<Integer>())
                .limit(3)
                .toList();
        for (List<Integer> screen : told) {
            value.watch(fresh -> {
                screen.add(fresh);
                if (fresh == 1) {
                    change(2);
                    await().pollDelay(LONGER_THAN_THE_INTERVAL).until(() -> true);
                }
            });
        }
        await().until(() -> told.stream().allMatch(screen -> screen.contains(0)));

        change(1);

        await().untilAsserted(() -> assertThat(told).allMatch(screen -> screen.getLast() == 2));
        assertThat(told.stream().filter(screen -> screen.contains(1))).hasSize(1);
        assertThat(told)
                .allMatch(screen -> screen.stream().sorted().distinct().toList().equals(screen));
    }
}
