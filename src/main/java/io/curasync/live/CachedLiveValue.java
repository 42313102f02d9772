package io.curasync.live;

import com.vaadin.flow.component.UI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One read for all watchers: a change marks it due, and it is read at once or when the interval since the last time is over. */
final class CachedLiveValue<T> implements LiveValue<T> {

    private static final Logger log = LoggerFactory.getLogger(CachedLiveValue.class);

    private final ChangeSignal signal;
    private final Topic topic;
    private final Duration interval;
    private final ScheduledExecutorService readers;
    private final ScheduledExecutorService screens;
    private final List<UiPushListener> listeners;
    private final Supplier<T> read;

    /** Guarded by {@code this}, as everything below. */
    private final List<ValueSubscription> watchers = new ArrayList<>();

    private @Nullable Subscription subscription;
    private @Nullable T value;
    /** Stands for all that have been equal to it since, so that watchers need not compare what it holds. */
    private @Nullable T handed;

    private boolean scheduled;
    /** One read at a time, so that an older one can never be handed over after a newer one. */
    private boolean reading;

    private boolean dueAgain;
    private long lastRead;
    /** When the first watcher began to watch, or when the last read that was handed over began. */
    private long waitedSince;

    CachedLiveValue(
            ChangeSignal signal,
            Topic topic,
            Duration interval,
            ScheduledExecutorService readers,
            ScheduledExecutorService screens,
            List<UiPushListener> listeners,
            Supplier<T> read) {
        this.signal = signal;
        this.topic = topic;
        this.interval = interval;
        lastRead = System.nanoTime() - interval.toNanos();
        this.readers = readers;
        this.screens = screens;
        this.listeners = listeners;
        this.read = read;
    }

    @Override
    public T current() {
        synchronized (this) {
            if (value != null && subscription != null && !scheduled && !reading) {
                return value;
            }
        }
        return read.get();
    }

    @Override
    public Subscription watch(Consumer<T> consumer) {
        return watch((fresh, told) -> {
            consumer.accept(fresh);
            told.run();
        });
    }

    @Override
    public Subscription watch(UI ui, Consumer<T> show) {
        var watcher = new UiSubscriber<>(UiUpdateScheduler.of(ui, screens), show);
        Subscription watching = watch((Watcher<T>) watcher);
        return () -> {
            watching.close();
            watcher.close();
        };
    }

    private synchronized Subscription watch(Watcher<T> watcher) {
        ValueSubscription informed = new ValueSubscription(watcher);
        watchers.add(informed);
        if (subscription == null) {
            subscription = signal.subscribe(topic, this::due);
            waitedSince = System.nanoTime();
        }
        // The newcomer may have read just before a change: one more look settles it.
        due();
        return () -> remove(informed);
    }

    private synchronized void remove(ValueSubscription informed) {
        watchers.remove(informed);
        if (watchers.isEmpty() && subscription != null) {
            subscription.close();
            subscription = null;
            value = null;
            handed = null;
        }
    }

    private synchronized void due() {
        if (reading) {
            dueAgain = true;
            return;
        }
        if (scheduled || readers.isShutdown()) {
            return;
        }
        scheduled = true;
        long wait = lastRead + interval.toNanos() - System.nanoTime();
        readers.schedule(this::refresh, Math.max(0, wait), TimeUnit.NANOSECONDS);
    }

    private void refresh() {
        if (!begin()) {
            return;
        }
        try {
            handOver(read.get());
        } catch (RuntimeException e) {
            log.warn("A live value of {} could not be read; the next change or the backstop tries again", topic, e);
        } finally {
            end();
        }
    }

    /** Returns whether anybody watches. */
    private synchronized boolean begin() {
        scheduled = false;
        lastRead = System.nanoTime();
        reading = !watchers.isEmpty();
        return reading;
    }

    private void handOver(T fresh) {
        List<ValueSubscription> uninformed;
        Runnable told;
        synchronized (this) {
            if (subscription == null) {
                return;
            }
            value = fresh;
            handed = fresh.equals(handed) ? handed : fresh;
            uninformed = watchers.stream().filter(each -> each.last != handed).toList();
            uninformed.forEach(each -> each.last = handed);
            told = whenTold(uninformed.size(), waitedSince, lastRead);
            waitedSince = lastRead;
        }
        uninformed.forEach(each -> each.tell(fresh, told));
    }

    private Runnable whenTold(int watchers, long waitedSince, long readSince) {
        var left = new AtomicInteger(watchers);
        return () -> {
            if (left.decrementAndGet() == 0) {
                listeners.forEach(listener -> listener.pushed(topic, waitedSince, readSince));
            }
        };
    }

    private synchronized void end() {
        reading = false;
        if (dueAgain) {
            dueAgain = false;
            due();
        }
    }

    /** A watcher and what it was told last. */
    private final class ValueSubscription {

        private final Watcher<T> watcher;
        private @Nullable T last;

        ValueSubscription(Watcher<T> watcher) {
            this.watcher = watcher;
        }

        void tell(T fresh, Runnable told) {
            try {
                watcher.hand(fresh, told);
            } catch (RuntimeException e) {
                log.debug("A live value was not taken", e);
                told.run();
            }
        }
    }
}
