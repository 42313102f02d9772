package io.curasync.live;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Makes {@link LiveValue}s. */
@Component
public class LiveValues implements DisposableBean {

    /** How often words may change that somebody reads. */
    public static final Duration READABLE = Duration.ofSeconds(1);

    static final Duration INTERVAL = Duration.ofMillis(250);

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final ChangeSignal signal;
    private final List<UiPushListener> listeners;
    /** They wait for PostgreSQL most of the time. */
    private final ScheduledExecutorService readers = executor("live-value-", Math.max(2, PROCESSORS));

    /** Half of the processors are left to what screens are to show, however many there are. */
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
     * A value that follows a topic.
     *
     * @param read reads it from the database; must be one consistent read, and its result have value equality
     */
    public <T> LiveValue<T> create(Topic topic, Supplier<T> read) {
        return create(topic, INTERVAL, read);
    }

    private <T> LiveValue<T> create(Topic topic, Duration interval, Supplier<T> read) {
        return new CachedLiveValue<>(signal, topic, interval, readers, screens, listeners, read);
    }

    /**
     * Values that follow a topic, one for each key, such as the user who looks. What is read for one key is handed to nobody
     * who watches another.
     *
     * @param read as in {@link #create}
     */
    public <K, T> KeyedLiveValues<K, T> createFamily(Topic topic, Function<K, T> read) {
        return createFamily(topic, INTERVAL, read);
    }

    /**
     * The same for what nobody could follow four times a second.
     *
     * @param interval how long after the beginning of a reading the next one begins at the earliest
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
