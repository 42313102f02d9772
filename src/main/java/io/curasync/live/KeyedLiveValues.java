package io.curasync.live;

import com.vaadin.flow.component.UI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Live values of one sort, one a key: made when the first screen watches it, dropped after the last one.
 *
 * @param <K> with value equality
 */
public final class KeyedLiveValues<K, T> {

    /** A key's value and how many screens watch it. */
    private record Watched<T>(LiveValue<T> value, int screens) {}

    private final Function<K, LiveValue<T>> maker;
    private final Map<K, Watched<T>> watched = new HashMap<>();

    KeyedLiveValues(Function<K, LiveValue<T>> maker) {
        this.maker = maker;
    }

    /** This key's value, shared with all others on this instance who watch the same key. */
    public LiveValue<T> of(K key) {
        return new LiveValue<>() {
            @Override
            public T current() {
                return shared(key).current();
            }

            @Override
            public Subscription watch(Consumer<T> watcher) {
                return leaving(enter(key).watch(watcher));
            }

            @Override
            public Subscription watch(UI ui, Consumer<T> show) {
                return leaving(enter(key).watch(ui, show));
            }

            private Subscription leaving(Subscription subscription) {
                var open = new AtomicBoolean(true);
                return () -> {
                    if (open.compareAndSet(true, false)) {
                        subscription.close();
                        leave(key);
                    }
                };
            }
        };
    }

    private synchronized LiveValue<T> shared(K key) {
        Watched<T> shared = watched.get(key);
        return shared == null ? maker.apply(key) : shared.value();
    }

    private synchronized LiveValue<T> enter(K key) {
        Watched<T> after = new Watched<>(shared(key), screens(key) + 1);
        watched.put(key, after);
        return after.value();
    }

    private synchronized void leave(K key) {
        int left = screens(key) - 1;
        watched.computeIfPresent(key, (same, before) -> left == 0 ? null : new Watched<>(before.value(), left));
    }

    private int screens(K key) {
        Watched<T> shared = watched.get(key);
        return shared == null ? 0 : shared.screens();
    }
}
