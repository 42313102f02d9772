package io.curasync.live;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watcher that shows values on a screen. If several values are pending, only the newest is shown. A value that was read before the user
 * of the screen changed data is discarded, because the screen already shows the change.
 */
final class UiSubscriber<T> implements Watcher<T>, Subscription {

    private record PendingValue<T>(T value, long readSince, Runnable onShown) {

        /** Returns the newer value, with a callback that runs the callbacks of both values. */
        PendingValue<T> replacedBy(PendingValue<T> newer) {
            return new PendingValue<>(newer.value(), newer.readSince(), () -> {
                onShown.run();
                newer.onShown().run();
            });
        }
    }

    private final UiUpdateScheduler uiUpdateScheduler;
    private final Consumer<T> show;
    private final Runnable readAgain;
    private final Runnable showTask = this::show;
    private final AtomicReference<@Nullable PendingValue<T>> pending = new AtomicReference<>();
    /** {@link System#nanoTime()} when the read of the last accepted value began. */
    private volatile long lastReadSince;

    private volatile boolean closed;

    /**
     * Creates a watcher.
     *
     * @param readAgain schedules another read; called after a value was discarded because the user has changed data
     */
    UiSubscriber(UiUpdateScheduler uiUpdateScheduler, Consumer<T> show, Runnable readAgain) {
        this.uiUpdateScheduler = uiUpdateScheduler;
        this.show = show;
        this.readAgain = readAgain;
    }

    @Override
    public void accept(T value, long readSince, Runnable onShown) {
        lastReadSince = readSince;
        pending.accumulateAndGet(
                new PendingValue<>(value, readSince, onShown),
                (older, newer) -> older == null ? newer : older.replacedBy(newer));
        if (closed) {
            show();
        } else {
            uiUpdateScheduler.showSoon(showTask);
        }
    }

    @Override
    public boolean hasUserChange() {
        return uiUpdateScheduler.hasUserChangeSince(lastReadSince);
    }

    /** Shows or discards the pending value, if there is one, and then runs its callback. After {@link #close}, only runs the callback. */
    private void show() {
        PendingValue<T> newest = pending.getAndSet(null);
        if (newest == null) {
            return;
        }
        try {
            if (closed) {
                return;
            }
            if (uiUpdateScheduler.hasUserChangeSince(newest.readSince())) {
                readAgain.run();
            } else {
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
