package io.curasync.live;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Collects the updates of one UI and runs them together, so that they share one push message. At least {@link
 * CachedLiveValue#MIN_UPDATE_INTERVAL} passes between two of these messages. Also records when the user of the UI last changed data.
 */
final class UiUpdateScheduler {

    /** Minimum delay of an update, so that values that change at the same time share one push. */
    private static final Duration COALESCE_DELAY = Duration.ofMillis(20);

    private final UI ui;
    private final ScheduledExecutorService executor;

    /** {@link System#nanoTime()} after the user's last change was committed; null if there was none. */
    private volatile @Nullable Long userChangedAt;

    /** The updates to run next. This field and all fields below are guarded by {@code this}. */
    private final Set<Runnable> pending = new LinkedHashSet<>();

    private boolean scheduled;
    private long lastShown = System.nanoTime() - CachedLiveValue.MIN_UPDATE_INTERVAL.toNanos();

    private UiUpdateScheduler(UI ui, ScheduledExecutorService executor) {
        this.ui = ui;
        this.executor = executor;
    }

    /**
     * Returns the scheduler of the UI; creates it on first use.
     *
     * @param ui UI locked by the caller
     */
    static UiUpdateScheduler of(UI ui, ScheduledExecutorService executor) {
        UiUpdateScheduler uiUpdateScheduler = ComponentUtil.getData(ui, UiUpdateScheduler.class);
        if (uiUpdateScheduler == null) {
            uiUpdateScheduler = new UiUpdateScheduler(ui, executor);
            ComponentUtil.setData(ui, UiUpdateScheduler.class, uiUpdateScheduler);
        }
        return uiUpdateScheduler;
    }

    /**
     * Records that the user of the current UI has changed data. Does nothing on a thread without a UI, or if the UI shows no live values.
     * Call this method after the commit and before the change is signaled. The read that the signal starts then counts as newer than the
     * change.
     */
    static void recordUserChange() {
        UI ui = UI.getCurrent();
        UiUpdateScheduler uiUpdateScheduler = ui == null ? null : ComponentUtil.getData(ui, UiUpdateScheduler.class);
        if (uiUpdateScheduler != null) {
            uiUpdateScheduler.userChangedAt = System.nanoTime();
        }
    }

    /** Returns whether the user of the UI has changed data at or after the given {@link System#nanoTime()}. */
    boolean hasUserChangeSince(long nanos) {
        Long changedAt = userChangedAt;
        return changedAt != null && changedAt - nanos >= 0;
    }

    /** Schedules an update to run soon with the UI locked. An update that is already pending is not added again. */
    synchronized void showSoon(Runnable show) {
        pending.add(show);
        if (!scheduled && !executor.isShutdown()) {
            scheduled = true;
            long wait = lastShown + CachedLiveValue.MIN_UPDATE_INTERVAL.toNanos() - System.nanoTime();
            executor.schedule(this::access, Math.max(COALESCE_DELAY.toNanos(), wait), TimeUnit.NANOSECONDS);
        }
    }

    private void access() {
        try {
            ui.access(this::showAll);
        } catch (UIDetachedException e) {
            drain();
        }
    }

    /**
     * Runs each update in its own {@link UI#access}, so that a failed update does not affect the others. Vaadin still sends all
     * changes in one message.
     */
    private void showAll() {
        drain().forEach(show -> ui.access(show::run));
    }

    private synchronized List<Runnable> drain() {
        List<Runnable> drained = List.copyOf(pending);
        pending.clear();
        scheduled = false;
        lastShown = System.nanoTime();
        return drained;
    }
}
