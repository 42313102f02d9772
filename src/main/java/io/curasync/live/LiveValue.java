package io.curasync.live;

import com.vaadin.flow.component.UI;
import java.util.function.Consumer;

/**
 * A value shared by all screens of one scope on this instance. It is read again after a change, by default at most every 250 ms,
 * and pushed to the screens only if it is not equal to the previous value.
 */
public interface LiveValue<T> {

    /**
     * Returns the current value. Reads it on the calling thread if there are no watchers or a change is pending; otherwise returns
     * the shared value.
     */
    T current();

    /** Calls the watcher with each new value, on a thread of this module, until the subscription is closed. */
    Subscription watch(Consumer<T> watcher);

    /**
     * Shows each new value on a screen, in one push with the other pending values of the screen. A screen receives at most one push
     * every 250 ms. If several values are pending, only the newest is shown.
     *
     * @param ui UI locked by the caller
     * @param show called with the UI locked, until the subscription is closed
     */
    Subscription watch(UI ui, Consumer<T> show);
}
