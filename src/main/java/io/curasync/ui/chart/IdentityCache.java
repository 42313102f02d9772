package io.curasync.ui.chart;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.function.Function;

/**
 * Caches a value that is derived from a shared object. Hundreds of screens may show the same object, and the value is
 * computed only once for all of them.
 *
 * @param <P> type of the shared object, compared by identity; garbage collection of the object removes the entry
 * @param <T> type of the derived value, which must be immutable and must not refer to the shared object
 */
public final class IdentityCache<P, T> {

    private final LoadingCache<P, T> cache;

    /**
     * Creates an empty cache.
     *
     * @param function computes the derived value of an object
     */
    public IdentityCache(Function<P, T> function) {
        cache = Caffeine.newBuilder().weakKeys().build(function::apply);
    }

    /** Returns the derived value of the object. */
    public T of(P key) {
        return cache.get(key);
    }
}
