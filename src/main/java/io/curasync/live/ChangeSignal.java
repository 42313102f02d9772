package io.curasync.live;

/** The change signal across all instances, this one included. */
public interface ChangeSignal {

    /**
     * Tells every instance that something of this topic has changed. Call it after the business transaction has
     * committed, once a batch. A signal that cannot be sent is not an error: readers look by themselves now and then.
     */
    void publish(Topic topic);

    /**
     * Calls the listener, on a thread of this room, soon after each change of the topic and after every gap in which
     * changes may have gone unheard. The listener must be quick; signals that arrive meanwhile are merged into one.
     */
    Subscription subscribe(Topic topic, Runnable listener);
}
