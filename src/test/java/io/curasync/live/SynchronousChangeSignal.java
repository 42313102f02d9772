package io.curasync.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Change signal that calls all listeners of all topics synchronously. */
final class SynchronousChangeSignal implements ChangeSignal {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void publish(Topic topic) {
        listeners.forEach(Runnable::run);
    }

    @Override
    public Subscription subscribe(Topic topic, Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
