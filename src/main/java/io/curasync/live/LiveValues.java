package io.curasync.live;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Factory of {@link LiveValue}s. Owns the threads that read the values and push them to screens. */
@Component
public class LiveValues implements DisposableBean {

    /** Minimum interval between updates of a text, so that users can read the text before it changes. */
    public static final Duration TEXT_UPDATE_INTERVAL = Duration.ofSeconds(1);

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final ChangeSignal signal;
    private final List<UiPushListener> listeners;
    /** Threads that read values. There is one per processor, but at least two, because reads mostly wait for PostgreSQL. */
    private final ScheduledExecutorService readers = executor("live-value-", Math.max(2, PROCESSORS));

    /**
     * Threads that update screens. There is one per two processors, but at least one, so that updating many screens does not occupy all
     * processors.
     */
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
     * Creates a value that is read again after changes of the topic, at most every 250 ms.
     *
     * @param read reads the value from the database, on any thread and preferably in one snapshot. The result must not be null and must
     *     implement {@code equals} by value.
     */
    public <T> LiveValue<T> create(Topic topic, Supplier<T> read) {
        return create(topic, CachedLiveValue.MIN_UPDATE_INTERVAL, read);
    }

    /**
     * Creates a value that is read again after changes of any of the topics, with the given interval between reads. The {@link
     * UiPushListener}s are not called for this value. These listeners measure how soon changes are shown, and this value may be late on
     * purpose.
     *
     * @param interval minimum time between the starts of two reads
     * @param read reads the value, with the requirements of {@link #create(Topic, Supplier)}
     */
    public <T> LiveValue<T> create(Set<Topic> topics, Duration interval, Supplier<T> read) {
        return new CachedLiveValue<>(signal, Set.copyOf(topics), interval, readers, screens, List.of(), read);
    }

    /**
     * Creates a value for a screen that reads its first data itself. The first scheduled read starts 250 ms after this call at the
     * earliest. Therefore, the read and the push of its result do not delay the first paint of the screen. Otherwise works like
     * {@link #create(Topic, Supplier)}.
     */
    public <T> LiveValue<T> createForUpdates(Topic topic, Supplier<T> read) {
        return create(topic, CachedLiveValue.MIN_UPDATE_INTERVAL, read).withDelayedStart();
    }

    private <T> CachedLiveValue<T> create(Topic topic, Duration interval, Supplier<T> read) {
        return new CachedLiveValue<>(signal, Set.of(topic), interval, readers, screens, listeners, read);
    }

    /**
     * Creates values, one per key, that are read again after changes of the topic, at most every 250 ms. The key may be the id of a user,
     * for example. A watcher of one key never receives the value of another key.
     *
     * @param read reads the value of a key, with the requirements of {@link #create(Topic, Supplier)}
     */
    public <K, T> KeyedLiveValues<K, T> createFamily(Topic topic, Function<K, T> read) {
        return createFamily(topic, CachedLiveValue.MIN_UPDATE_INTERVAL, read);
    }

    /**
     * Creates values, one per key, that are read again after changes of the topic, with the given interval between reads. Use this method
     * with {@link #TEXT_UPDATE_INTERVAL} for texts. Users could not read a text that changes every 250 ms.
     *
     * @param interval minimum time between the starts of two reads of a key
     * @param read reads the value of a key, with the requirements of {@link #create(Topic, Supplier)}
     */
    public <K, T> KeyedLiveValues<K, T> createFamily(Topic topic, Duration interval, Function<K, T> read) {
        return new KeyedLiveValues<>(key -> create(topic, interval, () -> read.apply(key)));
    }

    /**
     * Creates values, one per key, that are read again after changes of any of the topics, with the given interval between reads. The
     * {@link UiPushListener}s are not called for these values; see {@link #create(Set, Duration, Supplier)}.
     *
     * @param interval minimum time between the starts of two reads of a key
     * @param read reads the value of a key, with the requirements of {@link #create(Topic, Supplier)}
     */
    public <K, T> KeyedLiveValues<K, T> createFamily(Set<Topic> topics, Duration interval, Function<K, T> read) {
        return new KeyedLiveValues<>(key -> create(topics, interval, () -> read.apply(key)));
    }

    @Override
    public void destroy() {
        readers.shutdownNow();
        screens.shutdownNow();
    }
}
