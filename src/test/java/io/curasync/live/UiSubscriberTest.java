package io.curasync.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.shared.communication.PushMode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Updates of a screen whose session lock is free: each update acquires the lock itself. */
class UiSubscriberTest {

    private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
    private final AtomicInteger number = new AtomicInteger();
    private final SynchronousChangeSignal signal = new SynchronousChangeSignal();
    private final List<Long> finished = new CopyOnWriteArrayList<>();
    private final LiveValue<Integer> value = new CachedLiveValue<>(
            signal,
            Set.of(Topic.LEDGER),
            CachedLiveValue.MIN_UPDATE_INTERVAL,
            executor,
            executor,
            List.of((topic, watched, read) -> finished.add(System.nanoTime())),
            number::get);
    private final LiveValue<Integer> tenfold = new CachedLiveValue<>(
            signal,
            Set.of(Topic.LEDGER),
            CachedLiveValue.MIN_UPDATE_INTERVAL,
            executor,
            executor,
            List.of(),
            () -> 10 * number.get());
    private final List<Integer> shown = new CopyOnWriteArrayList<>();
    private final CountingPushConnection pushes = new CountingPushConnection();
    private UI ui;
    private VaadinSession session;

    @BeforeEach
    void open() {
        MockVaadin.setup();
        ui = UI.getCurrent();
        session = VaadinSession.getCurrent();
        ui.getPushConfiguration().setPushMode(PushMode.AUTOMATIC);
        ui.getInternals().setPushConnection(pushes);
    }

    @AfterEach
    void close() {
        executor.shutdownNow();
        session.lock();
        MockVaadin.tearDown();
    }

    private void leave() {
        session.unlock();
        pushes.count.set(0);
    }

    private void change(int to) {
        number.set(to);
        signal.publish(Topic.LEDGER);
    }

    @Test
    void pushesAtMostFourTimesASecond() {
        value.watch(ui, this::show);
        tenfold.watch(ui, this::show);
        leave();
        await().until(() -> shown.size() == 2);
        long begin = System.nanoTime();
        int before = pushes.count.get();

        int last = 0;
        while (pushes.count.get() - before < 2) {
            assertThat(System.nanoTime() - begin)
                    .isLessThan(Duration.ofSeconds(30).toNanos());
            change(++last);
        }
        List<Integer> newest = List.of(last, 10 * last);
        await().until(() -> shown.containsAll(newest));

        long intervals = (System.nanoTime() - begin) / CachedLiveValue.MIN_UPDATE_INTERVAL.toNanos();
        assertThat(pushes.count.get() - before).isLessThanOrEqualTo(Math.toIntExact(intervals) + 1);
    }

    private void show(int fresh) {
        ui.getElement().setAttribute("number-" + fresh, true);
        shown.add(fresh);
    }

    @Test
    void skipsToTheNewestValueAfterALock() {
        List<Integer> handed = new CopyOnWriteArrayList<>();
        value.watch(ui, this::show);
        value.watch(handed::add);
        change(1);
        await().until(() -> handed.contains(1));
        change(2);
        await().until(() -> handed.contains(2));
        assertThat(shown).isEmpty();
        assertThat(finished).isEmpty();

        leave();

        await().until(() -> shown.equals(List.of(2)));
        assertThat(finished).isNotEmpty();
    }

    @Test
    void showsNothingAfterClosing() {
        List<Integer> handed = new CopyOnWriteArrayList<>();
        Subscription subscription = value.watch(ui, this::show);
        value.watch(handed::add);
        await().until(() -> !handed.isEmpty());
        subscription.close();
        leave();

        await().until(() -> !finished.isEmpty());
        assertThat(shown).isEmpty();
    }

    @Test
    void failingUpdateDoesNotBlockOthers() {
        session.setErrorHandler(event -> {});
        value.watch(ui, fresh -> {
            throw new IllegalStateException("not shown");
        });
        tenfold.watch(ui, this::show);
        leave();
        await().until(() -> !shown.isEmpty());

        change(3);

        await().until(() -> shown.contains(30));
    }
}
