package io.curasync.live;

import com.vaadin.flow.component.UI;
import java.util.function.Consumer;

/**
 * A value that several screens on this instance share. While the value has watchers, it is read again after changes, by default at most
 * every 250 ms. A new value is pushed to a screen only if it differs from the last value that was pushed to the same screen.
 */
public interface LiveValue<T> {

    /**
     * Returns the current value. If there are watchers and no read is scheduled or running, this is the shared value. Otherwise,
     * reads the value on the calling thread, and throws the exception if the read fails.
     */
    T current();

    /**
     * Calls the watcher soon with the current value, and then with each new value, until the subscription is closed.
     *
     * @param watcher called on a thread of this module; must return quickly
     */
    Subscription watch(Consumer<T> watcher);

    /**
     * Soon shows the current value, and then each new value, until the subscription is closed. All pending values of a screen are shown
     * in one push, at most every 250 ms. If several values of one subscription are pending, only the newest is shown. A value that was
     * read before a change that the user of the screen has published is not shown; it is read again.
     *
     * @param ui UI locked by the caller
     * @param show called with the UI locked
     */
    Subscription watch(UI ui, Consumer<T> show);
}
