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

/**
 * Collects the updates of one screen and shows them together, in one push message at most every 250 ms.
 */
final class UiUpdateScheduler {

    /** Delay that lets several values that read the same change share one push. */
    private static final Duration COALESCE_DELAY = Duration.ofMillis(20);

    private final UI ui;
    private final ScheduledExecutorService executor;

    /** Guarded by {@code this}, like all fields below. */
    private final Set<Runnable> pending = new LinkedHashSet<>();

    private boolean scheduled;
    private long lastShown = System.nanoTime() - LiveValues.INTERVAL.toNanos();

    private UiUpdateScheduler(UI ui, ScheduledExecutorService executor) {
        this.ui = ui;
        this.executor = executor;
    }

    /** @param ui UI locked by the caller */
    static UiUpdateScheduler of(UI ui, ScheduledExecutorService executor) {
        UiUpdateScheduler uiUpdateScheduler = ComponentUtil.getData(ui, UiUpdateScheduler.class);
        if (uiUpdateScheduler == null) {
            uiUpdateScheduler = new UiUpdateScheduler(ui, executor);
            ComponentUtil.setData(ui, UiUpdateScheduler.class, uiUpdateScheduler);
        }
        return uiUpdateScheduler;
    }

    /** Schedules an update to run soon with the UI locked. Repeated requests before that run it only once. */
    synchronized void showSoon(Runnable show) {
        pending.add(show);
        if (!scheduled && !executor.isShutdown()) {
            scheduled = true;
            long wait = lastShown + LiveValues.INTERVAL.toNanos() - System.nanoTime();
            executor.schedule(this::access, Math.max(COALESCE_DELAY.toNanos(), wait), TimeUnit.NANOSECONDS);
        }
    }

    private void access() {
        try {
            ui.access(this::showAll);
        } catch (UIDetachedException gone) {
            drain();
        }
    }

    /** Runs each update in its own access, so that a failure does not affect the others; Vaadin sends all changes in one message. */
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
