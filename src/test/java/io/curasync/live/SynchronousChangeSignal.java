package io.curasync.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Change signal that calls the listeners of a topic synchronously. */
final class SynchronousChangeSignal implements ChangeSignal {

    private record Listener(Topic topic, Runnable action) {}

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    @Override
    public void publish(Topic topic) {
        listeners.stream()
                .filter(listener -> listener.topic() == topic)
                .forEach(listener -> listener.action().run());
    }

    @Override
    public Subscription subscribe(Topic topic, Runnable action) {
        Listener listener = new Listener(topic, action);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
