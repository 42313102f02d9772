package io.curasync.live;

/** Change signal across all instances, including this one. */
public interface ChangeSignal {

    /**
     * Signals a change of the topic to all instances. Call it after the commit of the business transaction, once per batch. A
     * signal that cannot be sent is not an error, because all instances also poll.
     */
    void publish(Topic topic);

    /**
     * Calls the listener soon after each change of the topic, and after every gap in which signals may have been missed. It is
     * called on a thread of this module and must return quickly. Signals that arrive in the meantime are merged into one.
     */
    Subscription subscribe(Topic topic, Runnable listener);
}
