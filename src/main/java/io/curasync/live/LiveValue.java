package io.curasync.live;

import java.util.function.Consumer;

/**
 * A value that all screens of one scope on this instance share: read once after a change, at most every 250 ms, and
 * handed to the screens only when it differs ({@code equals}).
 */
public interface LiveValue<T> {

    /** The value as of now: the shared one while somebody watches, else read afresh. */
    T current();

    /** Hands over each new value, on a thread of this room, until the subscription is closed. */
    Subscription watch(Consumer<T> watcher);
}
