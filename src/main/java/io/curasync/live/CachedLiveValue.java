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

/**
 * Live value that is read once for all watchers. Each change triggers a read, but two reads start at least {@code interval} apart.
 */
final class CachedLiveValue<T> implements LiveValue<T> {

    /**
     * Minimum time between two pushes to a screen, and between the starts of two reads of a value that has no interval of its own.
     */
    static final Duration MIN_UPDATE_INTERVAL = Duration.ofMillis(250);

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
    /**
     * The first of consecutive equal values. A watcher is up to date if the value last delivered to it is this object: comparing
     * references is cheaper than {@code equals} per watcher.
     */
    private @Nullable T canonical;

    private boolean scheduled;
    /** True during a read. Only one read runs at a time, so that an older value never replaces a newer one. */
    private boolean reading;

    private boolean isDueAfterRead;
    private long lastReadStart;
    /**
     * {@link System#nanoTime()} when the first watcher subscribed or, if later, when the last successful read began; see
     * {@link UiPushListener#pushed}.
     */
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
        lastReadStart = System.nanoTime() - interval.toNanos();
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
        // The new watcher may have read the value just before a change, so read it again.
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
            isDueAfterRead = true;
            return;
        }
        if (scheduled || readers.isShutdown()) {
            return;
        }
        scheduled = true;
        long wait = lastReadStart + interval.toNanos() - System.nanoTime();
        readers.schedule(this::refresh, Math.max(0, wait), TimeUnit.NANOSECONDS);
    }

    private void refresh() {
        if (!beginRead()) {
            return;
        }
        try {
            deliver(read.get());
        } catch (RuntimeException e) {
            log.warn("Could not read a live value of {}; the next change or backstop poll retries", topic, e);
        } finally {
            endRead();
        }
    }

    /** Marks a read as running. Returns false if there are no watchers and therefore no read is needed. */
    private synchronized boolean beginRead() {
        scheduled = false;
        lastReadStart = System.nanoTime();
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
            onShown = notifyAfter(outdated.size(), waitedSince, lastReadStart);
            waitedSince = lastReadStart;
        }
        outdated.forEach(each -> each.deliver(fresh, onShown));
    }

    /** Returns a callback that notifies the listeners when all watchers have run it. */
    private Runnable notifyAfter(int watchers, long waitedSince, long readSince) {
        var remaining = new AtomicInteger(watchers);
        return () -> {
            if (remaining.decrementAndGet() == 0) {
                listeners.forEach(listener -> listener.pushed(topic, waitedSince, readSince));
            }
        };
    }

    private synchronized void endRead() {
        reading = false;
        if (isDueAfterRead) {
            isDueAfterRead = false;
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
