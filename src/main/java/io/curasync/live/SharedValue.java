package io.curasync.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One read for all watchers: a change marks it due, and it is read at once or 250 ms after the last time. Where there are so many
 * watchers that handing it to all takes longer, it is read meanwhile: those that come then are handed the newest, and the first
 * ones again afterwards.
 */
final class SharedValue<T> implements LiveValue<T> {

    private static final Logger log = LoggerFactory.getLogger(SharedValue.class);

    private final ChangeSignal signal;
    private final Topic topic;
    private final ScheduledExecutorService executor;
    private final List<PushListener> listeners;
    private final Supplier<T> read;

    /** Guarded by {@code this}, as everything below. */
    private final List<Watcher> watchers = new ArrayList<>();

    private @Nullable Subscription subscription;
    private @Nullable T value;
    private boolean scheduled;
    /** One read at a time, so that an older one can never be handed over after a newer one. */
    private boolean reading;

    private boolean dueAgain;
    private long lastRead = System.nanoTime() - LiveValues.INTERVAL.toNanos();
    private long watchedSince;

    SharedValue(
            ChangeSignal signal,
            Topic topic,
            ScheduledExecutorService executor,
            List<PushListener> listeners,
            Supplier<T> read) {
        this.signal = signal;
        this.topic = topic;
        this.executor = executor;
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
    public synchronized Subscription watch(Consumer<T> consumer) {
        Watcher watcher = new Watcher(consumer);
        watchers.add(watcher);
        if (subscription == null) {
            subscription = signal.subscribe(topic, this::due);
            watchedSince = System.nanoTime();
        }
        // The newcomer may have read just before a change: one more look settles it.
        due();
        return () -> remove(watcher);
    }

    private synchronized void remove(Watcher watcher) {
        watchers.remove(watcher);
        if (watchers.isEmpty() && subscription != null) {
            subscription.close();
            subscription = null;
            value = null;
        }
    }

    private synchronized void due() {
        if (reading) {
            dueAgain = true;
            return;
        }
        if (scheduled || executor.isShutdown()) {
            return;
        }
        scheduled = true;
        long wait = lastRead + LiveValues.INTERVAL.toNanos() - System.nanoTime();
        executor.schedule(this::refresh, Math.max(0, wait), TimeUnit.NANOSECONDS);
    }

    private void refresh() {
        long since = System.nanoTime();
        long watched;
        synchronized (this) {
            scheduled = false;
            if (watchers.isEmpty()) {
                lastRead = since;
                return;
            }
            reading = true;
            watched = watchedSince;
        }
        try {
            if (handAll()) {
                listeners.forEach(listener -> listener.pushed(topic, watched, since));
            }
        } catch (RuntimeException e) {
            log.warn("A live value of {} could not be read; the next change or the backstop tries again", topic, e);
        } finally {
            readEnded();
        }
    }

    private synchronized void readEnded() {
        reading = false;
        if (dueAgain) {
            dueAgain = false;
            due();
        }
    }

    /** Returns whether anybody was told something new. */
    private boolean handAll() {
        T fresh = readNow();
        boolean told = false;
        boolean several = false;
        for (Watcher watcher : all()) {
            if (mayBeReadAgain()) {
                fresh = readNow();
                several = true;
            }
            told |= watcher.hand(fresh);
        }
        if (several) {
            synchronized (this) {
                dueAgain = true;
            }
        }
        return told;
    }

    private T readNow() {
        synchronized (this) {
            lastRead = System.nanoTime();
            dueAgain = false;
        }
        T fresh = read.get();
        synchronized (this) {
            if (subscription != null) {
                value = fresh;
            }
        }
        return fresh;
    }

    private synchronized List<Watcher> all() {
        return List.copyOf(watchers);
    }

    private synchronized boolean mayBeReadAgain() {
        return dueAgain && System.nanoTime() - lastRead >= LiveValues.INTERVAL.toNanos();
    }

    /** A screen, and what it was handed last. */
    private final class Watcher {

        private final Consumer<T> consumer;
        private @Nullable T last;

        Watcher(Consumer<T> consumer) {
            this.consumer = consumer;
        }

        synchronized boolean hand(T fresh) {
            if (fresh.equals(last)) {
                return false;
            }
            last = fresh;
            try {
                consumer.accept(fresh);
                return true;
            } catch (RuntimeException e) {
                log.debug("A screen did not take a live value; it is likely gone", e);
                return false;
            }
        }
    }
}
