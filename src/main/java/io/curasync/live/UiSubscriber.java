package io.curasync.live;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows values on a screen: of those that come before it is its turn, the newest. */
final class UiSubscriber<T> implements Watcher<T>, Subscription {

    private record PendingValue<T>(T value, Runnable told) {

        /** Whoever waits for the older value to be shown waits for this one. */
        PendingValue<T> instead(PendingValue<T> newer) {
            return new PendingValue<>(newer.value(), () -> {
                told.run();
                newer.told().run();
            });
        }
    }

    private final UiUpdateScheduler uiUpdateScheduler;
    private final Consumer<T> show;
    private final Runnable turn = this::show;
    private final AtomicReference<@Nullable PendingValue<T>> waiting = new AtomicReference<>();
    private volatile boolean closed;

    UiSubscriber(UiUpdateScheduler uiUpdateScheduler, Consumer<T> show) {
        this.uiUpdateScheduler = uiUpdateScheduler;
        this.show = show;
    }

    @Override
    public void hand(T value, Runnable told) {
        waiting.accumulateAndGet(
                new PendingValue<>(value, told), (older, newer) -> older == null ? newer : older.instead(newer));
        if (closed) {
            show();
        } else {
            uiUpdateScheduler.showSoon(turn);
        }
    }

    /** Once it is closed, only says that nothing will be shown. */
    private void show() {
        PendingValue<T> newest = waiting.getAndSet(null);
        if (newest == null) {
            return;
        }
        try {
            if (!closed) {
                show.accept(newest.value());
            }
        } finally {
            newest.told().run();
        }
    }

    @Override
    public void close() {
        closed = true;
        show();
    }
}
