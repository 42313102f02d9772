package io.curasync.live;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watcher that shows values on a screen. If several values are pending, it shows only the newest. Discards a value that was read before
 * the user of the screen changed data, because the screen already shows the change.
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
     * @param readAgain called after a value was discarded; schedules another read
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

    /**
     * Shows the pending value if there is one and it is not discarded, and runs the callback of this value. After {@link #close}, runs
     * the callback without showing the value.
     */
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
