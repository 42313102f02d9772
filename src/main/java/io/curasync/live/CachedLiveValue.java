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

/** Live value with one read for all watchers. A change triggers a read at once, or when the interval since the last read is over. */
final class CachedLiveValue<T> implements LiveValue<T> {

    private static final Logger log = LoggerFactory.getLogger(CachedLiveValue.class);

    private final ChangeSignal signal;
    private final Topic topic;
    private final Duration interval;
    private final ScheduledExecutorService readers;
    private final ScheduledExecutorService screens;
    private final List<UiPushListener> listeners;
    private final Supplier<T> read;

    /** Guarded by {@code this}, like all fields below. */
    private final List<ValueSubscription> watchers = new ArrayList<>();

    private @Nullable Subscription subscription;
    private @Nullable T value;
    /** The first of consecutive equal values. Watchers compare it by identity instead of comparing contents. */
    private @Nullable T canonical;

    private boolean scheduled;
    /** Only one read at a time, so that an older value never replaces a newer one. */
    private boolean reading;

    private boolean isDueAgain;
    private long lastRead;
    /** When the first watcher subscribed, or when the last delivered read began; see {@link UiPushListener#pushed}. */
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
        return watch((fresh, onShown) -> {
            consumer.accept(fresh);
            onShown.run();
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
        ValueSubscription added = new ValueSubscription(watcher);
        watchers.add(added);
        if (subscription == null) {
            subscription = signal.subscribe(topic, this::markDue);
            waitedSince = System.nanoTime();
        }
        // The new watcher may have read the value just before a change, so read once more.
        markDue();
        return () -> remove(added);
    }

    private synchronized void remove(ValueSubscription added) {
        watchers.remove(added);
        if (watchers.isEmpty() && subscription != null) {
            subscription.close();
            subscription = null;
            value = null;
            canonical = null;
        }
    }

    private synchronized void markDue() {
        if (reading) {
            isDueAgain = true;
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
            deliver(read.get());
        } catch (RuntimeException e) {
            log.warn("Could not read a live value of {}; the next change or backstop poll retries", topic, e);
        } finally {
            end();
        }
    }

    /** Returns whether there are watchers. */
    private synchronized boolean begin() {
        scheduled = false;
        lastRead = System.nanoTime();
        reading = !watchers.isEmpty();
        return reading;
    }

    private void deliver(T fresh) {
        List<ValueSubscription> outdated;
        Runnable onShown;
        synchronized (this) {
            if (subscription == null) {
                return;
            }
            value = fresh;
            canonical = fresh.equals(canonical) ? canonical : fresh;
            outdated = watchers.stream().filter(each -> each.last != canonical).toList();
            outdated.forEach(each -> each.last = canonical);
            onShown = countDown(outdated.size(), waitedSince, lastRead);
            waitedSince = lastRead;
        }
        outdated.forEach(each -> each.deliver(fresh, onShown));
    }

    private Runnable countDown(int watchers, long waitedSince, long readSince) {
        var remaining = new AtomicInteger(watchers);
        return () -> {
            if (remaining.decrementAndGet() == 0) {
                listeners.forEach(listener -> listener.pushed(topic, waitedSince, readSince));
            }
        };
    }

    private synchronized void end() {
        reading = false;
        if (isDueAgain) {
            isDueAgain = false;
            markDue();
        }
    }

    /** A watcher and the last value delivered to it. */
    private final class ValueSubscription {

        private final Watcher<T> watcher;
        private @Nullable T last;

        ValueSubscription(Watcher<T> watcher) {
            this.watcher = watcher;
        }

        void deliver(T fresh, Runnable onShown) {
            try {
                watcher.accept(fresh, onShown);
            } catch (RuntimeException e) {
                log.debug("A watcher of a live value failed", e);
                onShown.run();
            }
        }
    }
}
