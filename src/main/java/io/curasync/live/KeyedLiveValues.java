package io.curasync.live;

import com.vaadin.flow.component.UI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Live values of the same type, one per key, such as one per user. {@link LiveValues} creates them. A value is created when its key gets
 * the first watcher, and removed when the last watcher of the key is closed.
 *
 * @param <K> type of the keys; must implement {@code equals} by value
 * @param <T> type of the values
 */
public final class KeyedLiveValues<K, T> {

    /** A live value and the number of its watchers. */
    private record Watched<T>(LiveValue<T> value, int watchers) {}

    private final Function<K, LiveValue<T>> factory;
    private final Map<K, Watched<T>> watched = new HashMap<>();

    KeyedLiveValues(Function<K, LiveValue<T>> factory) {
        this.factory = factory;
    }

    /** Returns the live value of a key. All watchers of the key on this instance share one value. */
    public LiveValue<T> of(K key) {
        return new LiveValue<>() {
            @Override
            public T current() {
                return shared(key).current();
            }

            @Override
            public Subscription watch(Consumer<T> watcher) {
                return releasing(acquire(key).watch(watcher));
            }

            @Override
            public Subscription watch(UI ui, Consumer<T> show) {
                return releasing(acquire(key).watch(ui, show));
            }

            private Subscription releasing(Subscription subscription) {
                var open = new AtomicBoolean(true);
                return () -> {
                    if (open.compareAndSet(true, false)) {
                        subscription.close();
                        release(key);
                    }
                };
            }
        };
    }

    private synchronized LiveValue<T> shared(K key) {
        Watched<T> shared = watched.get(key);
        return shared == null ? factory.apply(key) : shared.value();
    }

    private synchronized LiveValue<T> acquire(K key) {
        Watched<T> after = new Watched<>(shared(key), watchers(key) + 1);
        watched.put(key, after);
        return after.value();
    }

    private synchronized void release(K key) {
        int remaining = watchers(key) - 1;
        watched.computeIfPresent(
                key, (same, before) -> remaining == 0 ? null : new Watched<>(before.value(), remaining));
    }

    private int watchers(K key) {
        Watched<T> shared = watched.get(key);
        return shared == null ? 0 : shared.watchers();
    }
}
