package io.curasync.live;

import com.vaadin.flow.component.UI;
import java.util.function.Consumer;

/**
 * A value shared by all screens of one scope on this instance. It is read once after a change, at most about every 250 ms, and
 * pushed to the screens only if it differs ({@code equals}).
 */
public interface LiveValue<T> {

    /** Returns the current value: the shared one while there are watchers, else from a new read. */
    T current();

    /** Calls the watcher with each new value, on a thread of this module, until the subscription is closed. */
    Subscription watch(Consumer<T> watcher);

    /**
     * Shows each new value on a screen, in one push with other pending values of the screen. A screen receives at most one push
     * every 250 ms; a slower screen skips to the newest value.
     *
     * @param ui UI locked by the caller
     * @param show called with the UI locked, until the subscription is closed
     */
    Subscription watch(UI ui, Consumer<T> show);
}
