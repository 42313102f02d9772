package io.curasync.ui.chart;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.function.Function;

/**
 * Caches a value derived from a shared object, so that it is computed once for all screens that show the object,
 * which may be hundreds.
 *
 * @param <P> type of the shared object, compared by identity; its entry is removed with it
 * @param <T> type of the derived value, which must be immutable and must not refer to the shared object
 */
public final class IdentityCache<P, T> {

    private final LoadingCache<P, T> cache;

    public IdentityCache(Function<P, T> function) {
        cache = Caffeine.newBuilder().weakKeys().build(function::apply);
    }

    public T of(P key) {
        return cache.get(key);
    }
}
