package io.curasync.live;

import com.vaadin.flow.component.UI;
import io.curasync.platform.DatabaseUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Implementation of {@link LiveValue} that reads the value once for all watchers. While there are watchers, each change of a topic
 * schedules a read, unless a read is already scheduled. Scheduled reads start at least {@code interval} apart and do not overlap.
 */
final class CachedLiveValue<T> implements LiveValue<T> {

    /** Minimum time between two updates of a screen. Also the default minimum time between the starts of two scheduled reads of a value. */
    static final Duration MIN_UPDATE_INTERVAL = Duration.ofMillis(250);

    private static final Logger log = LoggerFactory.getLogger(CachedLiveValue.class);

    private final ChangeSignal signal;
    private final Set<Topic> topics;
    private final Duration interval;
    private final ScheduledExecutorService readers;
    private final ScheduledExecutorService screens;
    private final List<UiPushListener> listeners;
    private final Supplier<T> read;

    /** The subscribed watchers. This field and all fields below are guarded by {@code this}. */
    private final List<ValueSubscription> watchers = new ArrayList<>();

    private @Nullable Subscription subscription;
    private @Nullable T value;
    /**
     * The value of the last successful scheduled read; null before the first read and without watchers. A read of an equal value does not
     * replace this object. Therefore, a watcher has received the current value if its {@code last} is the same object. Comparing
     * references is cheaper than calling {@code equals} for each watcher.
     */
    private @Nullable T canonical;

    private boolean scheduled;
    /** Whether a scheduled read is running. Only one runs at a time, so that an older value never replaces a newer one. */
    private boolean reading;

    /** Whether a change arrived during the running read. The read may have missed the change, so another read follows. */
    private boolean isDueAfterRead;

    private long lastReadStart;
    /**
     * {@link System#nanoTime()} when the last successful scheduled read began, or when the first watcher subscribed if that was later.
     * Passed to {@link UiPushListener#pushed}.
     */
    private long waitedSince;

    CachedLiveValue(
            ChangeSignal signal,
            Set<Topic> topics,
            Duration interval,
            ScheduledExecutorService readers,
            ScheduledExecutorService screens,
            List<UiPushListener> listeners,
            Supplier<T> read) {
        this.signal = signal;
        this.topics = topics;
        this.interval = interval;
        lastReadStart = System.nanoTime() - interval.toNanos();
        this.readers = readers;
        this.screens = screens;
        this.listeners = listeners;
        this.read = read;
    }

    /**
     * Delays the first scheduled read by at least one interval, counted from this call. Must be called before the first watcher
     * subscribes.
     */
    synchronized CachedLiveValue<T> withDelayedStart() {
        lastReadStart = System.nanoTime();
        return this;
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
        return watch((fresh, readSince, onShown) -> {
            consumer.accept(fresh);
            onShown.run();
        });
    }

    @Override
    public Subscription watch(UI ui, Consumer<T> show) {
        var watcher = new UiSubscriber<>(UiUpdateScheduler.of(ui, screens), show, this::markDue);
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
            List<Subscription> subscriptions = topics.stream()
                    .map(topic -> signal.subscribe(topic, this::markDue))
                    .toList();
            subscription = () -> subscriptions.forEach(Subscription::close);
            waitedSince = System.nanoTime();
        }
        // The new watcher has no value yet, or has read the value itself, possibly just before a change.
        // Another read is needed in both cases.
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
            if (!DatabaseUnavailableException.isCauseOf(e)) {
                log.warn("Could not read a live value of {}; the next change or backstop poll retries", topics, e);
            }
        } finally {
            endRead();
        }
    }

    /** Marks a scheduled read as running. Returns false if there are no watchers, so that no read is needed. */
    private synchronized boolean beginRead() {
        scheduled = false;
        lastReadStart = System.nanoTime();
        reading = !watchers.isEmpty();
        return reading;
    }

    private void deliver(T fresh) {
        List<ValueSubscription> outdated;
        long readSince;
        Runnable onShown;
        synchronized (this) {
            if (subscription == null) {
                return;
            }
            value = fresh;
            canonical = fresh.equals(canonical) ? canonical : fresh;
            outdated = watchers.stream()
                    .filter(each -> each.last != canonical || each.watcher.hasUserChange())
                    .toList();
            outdated.forEach(each -> each.last = canonical);
            readSince = lastReadStart;
            onShown = notifyAfter(outdated.size(), waitedSince, readSince);
            waitedSince = readSince;
        }
        outdated.forEach(each -> each.deliver(fresh, readSince, onShown));
    }

    /** Returns a callback that each of the outdated watchers must run once. The last of these runs notifies the listeners. */
    private Runnable notifyAfter(int watchers, long waitedSince, long readSince) {
        var remaining = new AtomicInteger(watchers);
        return () -> {
            if (remaining.decrementAndGet() == 0) {
                topics.forEach(topic -> listeners.forEach(listener -> listener.pushed(topic, waitedSince, readSince)));
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

    /**
     * A subscribed watcher. Its {@code last} is the {@link #canonical} object of the last delivery to the watcher; null before the first
     * one.
     */
    private final class ValueSubscription {

        private final Watcher<T> watcher;
        private @Nullable T last;

        ValueSubscription(Watcher<T> watcher) {
            this.watcher = watcher;
        }

        void deliver(T fresh, long readSince, Runnable onShown) {
            try {
                watcher.accept(fresh, readSince, onShown);
            } catch (RuntimeException e) {
                log.debug("A watcher of a live value failed", e);
                onShown.run();
            }
        }
    }
}
