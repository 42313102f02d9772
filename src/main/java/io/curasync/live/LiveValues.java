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

    static final Duration INTERVAL = Duration.ofMillis(250);

    private final ChangeSignal signal;
    private final List<PushListener> listeners;
    private final ScheduledExecutorService readers = executor("live-value-");
    private final ScheduledExecutorService screens = executor("live-screen-");

    private static ScheduledExecutorService executor(String name) {
        return Executors.newScheduledThreadPool(
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                Thread.ofPlatform().name(name, 0).daemon().factory());
    }

    LiveValues(ChangeSignal signal, List<PushListener> listeners) {
        this.signal = signal;
        this.listeners = listeners;
    }

    /**
     * A value that follows a topic.
     *
     * @param read reads it from the database; must be one consistent read, and its result have value equality
     */
    public <T> LiveValue<T> create(Topic topic, Supplier<T> read) {
        return new SharedValue<>(signal, topic, readers, screens, listeners, read);
    }

    /**
     * Values that follow a topic, one for each key, such as the user who looks. What is read for one key is handed to nobody
     * who watches another.
     *
     * @param read as in {@link #create}
     */
    public <K, T> LiveFamily<K, T> createFamily(Topic topic, Function<K, T> read) {
        return new LiveFamily<>(key -> create(topic, () -> read.apply(key)));
    }

    @Override
    public void destroy() {
        readers.shutdownNow();
        screens.shutdownNow();
    }
}
