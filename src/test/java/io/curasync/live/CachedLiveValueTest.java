package io.curasync.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
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
            signal,
            Set.of(Topic.LEDGER),
            CachedLiveValue.MIN_UPDATE_INTERVAL,
            executor,
            executor,
            List.of(),
            this::read);

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
    void delaysTheFirstReadOnRequest() {
        long start = System.nanoTime();
        var later = new CachedLiveValue<>(
                        signal,
                        Set.of(Topic.LEDGER),
                        CachedLiveValue.MIN_UPDATE_INTERVAL,
                        executor,
                        executor,
                        List.of(),
                        this::read)
                .withDelayedStart();
        List<String> received = new CopyOnWriteArrayList<>();
        later.watch(received::add);
        change(7);

        await().until(() -> received.equals(List.of("number 7")));
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(CachedLiveValue.MIN_UPDATE_INTERVAL);
        assertThat(reads).hasValue(1);
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
    void readsAgainAfterAChangeOfAnyOfItsTopics() {
        LiveValue<String> several = new CachedLiveValue<>(
                signal,
                Set.of(Topic.SYNC, Topic.WEBHOOK),
                CachedLiveValue.MIN_UPDATE_INTERVAL,
                executor,
                executor,
                List.of(),
                this::read);
        List<String> received = new CopyOnWriteArrayList<>();
        Subscription subscription = several.watch(received::add);
        await().until(() -> received.equals(List.of("number 0")));

        number.set(1);
        signal.publish(Topic.WEBHOOK);
        await().until(() -> received.equals(List.of("number 0", "number 1")));
        number.set(2);
        signal.publish(Topic.SYNC);
        await().until(() -> received.size() == 3);

        subscription.close();
        number.set(3);
        signal.publish(Topic.SYNC);
        assertThat(reads).hasValue(3);
    }

    @Test
    void coalescesRapidChangesAndLimitsReads() {
        List<String> received = watch();
        await().until(() -> !received.isEmpty());
        long begin = System.nanoTime();

        for (int i = 1; reads.get() < 3; i++) {
            assertThat(System.nanoTime() - begin)
                    .isLessThan(Duration.ofSeconds(30).toNanos());
            change(i);
        }

        await().until(() -> received.getLast().equals("number " + number));
        long intervals = (System.nanoTime() - begin) / CachedLiveValue.MIN_UPDATE_INTERVAL.toNanos();
        assertThat(reads.get() - 1L).isLessThanOrEqualTo(intervals + 1);
    }

    @Test
    void passesTheStartOfTheWaitToPushListeners() {
        List<Long> waitedSince = new CopyOnWriteArrayList<>();
        UiPushListener listener = (topic, since, readSince) -> waitedSince.add(since);
        LiveValue<String> measured = new CachedLiveValue<>(
                signal,
                Set.of(Topic.LEDGER),
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
