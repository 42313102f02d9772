package io.curasync.live;

/** Signals changes of data to all instances, including this one. */
public interface ChangeSignal {

    /**
     * Signals a change of the topic to all instances. Call this after the commit of the business transaction, once per batch. A
     * failure to send is only logged, because listeners are also called at regular intervals. On a thread of a UI, the change counts as
     * one by the user of this UI: values that were read before are no longer shown on it.
     */
    void publish(Topic topic);

    /**
     * Calls the listener soon after each change of the topic. Also calls it at regular intervals, and after each interruption during
     * which signals may have been missed. The listener runs on a thread of this module and must return quickly. Signals of the topic that
     * arrive during a call are merged into one call. An exception of the listener is logged.
     */
    Subscription subscribe(Topic topic, Runnable listener);
}
