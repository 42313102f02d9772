package io.curasync.kpi.ui;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.function.Function;

/**
 * What screens make of a part of a snapshot: once for all that show the same one, which may be hundreds.
 *
 * @param <P> a part, known by its identity; what is made of it goes when it goes
 * @param <T> cannot be changed, and does not lead back to the part
 */
final class Made<P, T> {

    private final LoadingCache<P, T> made;

    Made(Function<P, T> maker) {
        made = Caffeine.newBuilder().weakKeys().build(maker::apply);
    }

    T of(P part) {
        return made.get(part);
    }
}
