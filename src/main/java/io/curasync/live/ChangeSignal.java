package io.curasync.live;

/** Signals changes of data to all instances, including this one. */
public interface ChangeSignal {

    /**
     * Signals a change of the topic to all instances. Call this method after the commit of the business transaction, once per batch. A
     * failure to send is only logged, because listeners are also called at regular intervals. On a thread of a UI, the change counts as
     * made by the user of the UI. The UI then discards live values that were read before the change.
     */
    void publish(Topic topic);

    /**
     * Calls the listener soon after each change of the topic. Also calls the listener at regular intervals, and after each interruption
     * during which signals may have been lost. The listener is called on background threads, possibly on two at once, and must return
     * quickly. Signals of the topic that arrive during a call are merged into one call. An exception of the listener is logged.
     */
    Subscription subscribe(Topic topic, Runnable listener);
}
