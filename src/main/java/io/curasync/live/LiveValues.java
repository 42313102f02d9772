package io.curasync.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Factory of {@link LiveValue}s. Owns the threads that read and push them. */
@Component
public class LiveValues implements DisposableBean {

    /** Minimum interval between updates of text, so that users can read it before it changes. */
    public static final Duration TEXT_UPDATE_INTERVAL = Duration.ofSeconds(1);

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final ChangeSignal signal;
    private final List<UiPushListener> listeners;
    /** Threads that read values: one per processor, at least two. They mostly wait for PostgreSQL. */
    private final ScheduledExecutorService readers = executor("live-value-", Math.max(2, PROCESSORS));

    /** Threads that update screens: one per two processors, so that updating many screens leaves the other processors free. */
    private final ScheduledExecutorService screens = executor("live-screen-", Math.max(1, PROCESSORS / 2));

    LiveValues(ChangeSignal signal, List<UiPushListener> listeners) {
        this.signal = signal;
        this.listeners = listeners;
    }

    private static ScheduledExecutorService executor(String name, int threads) {
        return Executors.newScheduledThreadPool(
                threads, Thread.ofPlatform().name(name, 0).daemon().factory());
    }

    /**
     * Creates a value that is read again after each change of the topic.
     *
     * @param read reads the value consistently from the database; the result must implement {@code equals} by value
     */
    public <T> LiveValue<T> create(Topic topic, Supplier<T> read) {
        return create(topic, CachedLiveValue.MIN_UPDATE_INTERVAL, read);
    }

    private <T> LiveValue<T> create(Topic topic, Duration interval, Supplier<T> read) {
        return new CachedLiveValue<>(signal, topic, interval, readers, screens, listeners, read);
    }

    /**
     * Creates values that are read again after each change of the topic, one per key, for example per user. A watcher of one key
     * never receives the value of another key.
     *
     * @param read reads the value of a key, with the requirements of {@link #create}
     */
    public <K, T> KeyedLiveValues<K, T> createFamily(Topic topic, Function<K, T> read) {
        return createFamily(topic, CachedLiveValue.MIN_UPDATE_INTERVAL, read);
    }

    /**
     * Creates values per key with their own interval, for values that users cannot read if they change four times per second.
     *
     * @param interval minimum time between the starts of two reads of a key
     */
    public <K, T> KeyedLiveValues<K, T> createFamily(Topic topic, Duration interval, Function<K, T> read) {
        return new KeyedLiveValues<>(key -> create(topic, interval, () -> read.apply(key)));
    }

    @Override
    public void destroy() {
        readers.shutdownNow();
        screens.shutdownNow();
    }
}
