package io.curasync.ui.chart;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.function.Function;

/**
 * Caches values that are derived from shared objects. The value of an object is computed only once, even if hundreds of screens show the
 * object.
 *
 * @param <P> type of the shared object, compared by identity; the entry is removed when the object is garbage collected
 * @param <T> type of the derived value, which must be safe to share between threads and must not refer to the shared object
 */
public final class IdentityCache<P, T> {

    private final LoadingCache<P, T> cache;

    /**
     * Creates an empty cache.
     *
     * @param function computes the derived value of an object; never returns null
     */
    public IdentityCache(Function<P, T> function) {
        cache = Caffeine.newBuilder().weakKeys().build(function::apply);
    }

    /** Returns the derived value of the object. Computes the value if it is not cached. */
    public T of(P key) {
        return cache.get(key);
    }
}
