package io.curasync.live;

import com.vaadin.flow.component.UI;
import java.util.function.Consumer;

/**
 * A value that all screens of one scope on this instance share: read once after a change, at most every 250 ms or so, and
 * handed to the screens only when it differs ({@code equals}).
 */
public interface LiveValue<T> {

    /** The value as of now: the shared one while somebody watches, else read afresh. */
    T current();

    /** Hands over each new value, on a thread of this room, until the subscription is closed. */
    Subscription watch(Consumer<T> watcher);

    /**
     * Shows each new value on a screen, together with what else it is to show then: a screen is sent something at most every
     * 250 ms, and one that is slower than that skips to the newest value.
     *
     * @param ui locked by the caller
     * @param show called with the user interface locked, until the subscription is closed
     */
    Subscription watch(UI ui, Consumer<T> show);
}
