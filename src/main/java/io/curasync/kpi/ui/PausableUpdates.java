package io.curasync.kpi.ui;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows the values of a live value, except while the user pauses updates. During a pause, a value is only shown if no value was
 * shown before. When the user resumes updates, the newest value that arrived during the pause is shown.
 */
final class PausableUpdates<T> {

    private final Consumer<T> show;
    private boolean paused;
    private boolean shown;

    /** The newest value that arrived during the pause; {@code null} if none arrived. */
    private @Nullable T pending;

    PausableUpdates(Consumer<T> show) {
        this.show = show;
    }

    void accept(T value) {
        if (paused && shown) {
            pending = value;
        } else {
            shown = true;
            show.accept(value);
        }
    }

    void setPaused(boolean on) {
        paused = on;
        T newest = pending;
        pending = null;
        if (newest != null) {
            show.accept(newest);
        }
    }
}
