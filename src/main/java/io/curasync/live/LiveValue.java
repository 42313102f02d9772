package io.curasync.live;

import com.vaadin.flow.component.UI;
import java.util.function.Consumer;

/**
 * A value that several screens on this instance share. While the value has watchers, it is read again after changes, by default at most
 * every 250 ms. A value that equals the last value on a screen is pushed there again only if the user of the screen has changed data
 * since.
 */
public interface LiveValue<T> {

    /**
     * Returns the current value. If there are watchers and no read is scheduled or running, returns the shared value. Otherwise, reads
     * the value on the calling thread. If that read fails, throws its exception.
     */
    T current();

    /**
     * Calls the watcher soon with the current value, and then with each new value, until the subscription is closed.
     *
     * @param watcher called on a thread of this module; must return quickly
     */
    Subscription watch(Consumer<T> watcher);

    /**
     * Shows the current value soon, and then each new value, until the subscription is closed. All pending values of a screen are shown
     * in one push, at most every 250 ms. If several values of one subscription are pending, only the newest is shown. When the user of
     * the screen publishes a change, values that were read earlier are not shown on this screen. The value is then read again.
     *
     * @param ui UI locked by the caller
     * @param show called with the UI locked
     */
    Subscription watch(UI ui, Consumer<T> show);
}
