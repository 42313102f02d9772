package io.curasync.live;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Watcher that shows values on a screen. If several values are pending, it shows only the newest. */
final class UiSubscriber<T> implements Watcher<T>, Subscription {

    private record PendingValue<T>(T value, Runnable onShown) {

        /** Returns the newer value, with a callback that runs the callbacks of both values. */
        PendingValue<T> replacedBy(PendingValue<T> newer) {
            return new PendingValue<>(newer.value(), () -> {
                onShown.run();
                newer.onShown().run();
            });
        }
    }

    private final UiUpdateScheduler uiUpdateScheduler;
    private final Consumer<T> show;
    private final Runnable showTask = this::show;
    private final AtomicReference<@Nullable PendingValue<T>> pending = new AtomicReference<>();
    private volatile boolean closed;

    UiSubscriber(UiUpdateScheduler uiUpdateScheduler, Consumer<T> show) {
        this.uiUpdateScheduler = uiUpdateScheduler;
        this.show = show;
    }

    @Override
    public void accept(T value, Runnable onShown) {
        pending.accumulateAndGet(
                new PendingValue<>(value, onShown), (older, newer) -> older == null ? newer : older.replacedBy(newer));
        if (closed) {
            show();
        } else {
            uiUpdateScheduler.showSoon(showTask);
        }
    }

    /**
     * Shows the pending value if there is one, and runs the callback of this value. After {@link #close}, runs the callback without
     * showing the value.
     */
    private void show() {
        PendingValue<T> newest = pending.getAndSet(null);
        if (newest == null) {
            return;
        }
        try {
            if (!closed) {
                show.accept(newest.value());
            }
        } finally {
            newest.onShown().run();
        }
    }

    @Override
    public void close() {
        closed = true;
        show();
    }
}
