package io.curasync.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Creates {@link LiveValue}s. */
@Component
public class LiveValues implements DisposableBean {

    /** Minimum interval between updates of text, so that it remains readable. */
    public static final Duration READABLE = Duration.ofSeconds(1);

    static final Duration INTERVAL = Duration.ofMillis(250);

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final ChangeSignal signal;
    private final List<UiPushListener> listeners;
    /** As many threads as processors: readers mostly wait for PostgreSQL. */
    private final ScheduledExecutorService readers = executor("live-value-", Math.max(2, PROCESSORS));

    /** Threads for half of the processors, so that updating many screens leaves the others free. */
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
     * @param read reads the value from the database; must be one consistent read whose result has value equality
     */
    public <T> LiveValue<T> create(Topic topic, Supplier<T> read) {
        return create(topic, INTERVAL, read);
    }

    private <T> LiveValue<T> create(Topic topic, Duration interval, Supplier<T> read) {
        return new CachedLiveValue<>(signal, topic, interval, readers, screens, listeners, read);
    }

    /**
     * Creates values that are read again after each change of the topic, one per key, for example per user. A watcher of one key
     * never receives the value of another.
     *
     * @param read as in {@link #create}
     */
    public <K, T> KeyedLiveValues<K, T> createFamily(Topic topic, Function<K, T> read) {
        return createFamily(topic, INTERVAL, read);
    }

    /**
     * Variant with its own interval, for values that users could not follow four times a second.
     *
     * @param interval minimum time between the starts of two reads
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
