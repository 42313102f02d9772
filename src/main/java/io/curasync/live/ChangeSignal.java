package io.curasync.live;

/** Signals changes to all instances, including this one. */
public interface ChangeSignal {

    /**
     * Signals a change of the topic to all instances. Call this after the commit of the business transaction, once per batch. Does
     * not throw if the signal cannot be sent, because all instances also poll.
     */
    void publish(Topic topic);

    /**
     * Calls the listener soon after each change of the topic, after every gap in which signals may have been missed, and at regular
     * intervals. The listener runs on a thread of this module and must return quickly. Signals that arrive during a call are merged
     * into one call.
     */
    Subscription subscribe(Topic topic, Runnable listener);
}
