package io.curasync.ui;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.function.Function;

/**
 * What screens make of a part of what they show: once for all that show the same one, which may be hundreds.
 *
 * @param <P> a part, known by its identity; what is made of it goes when it goes
 * @param <T> nobody changes it, and it does not lead back to the part
 */
public final class IdentityCache<P, T> {

    private final LoadingCache<P, T> made;

    public IdentityCache(Function<P, T> maker) {
        made = Caffeine.newBuilder().weakKeys().build(maker::apply);
    }

    public T of(P part) {
        return made.get(part);
    }
}
