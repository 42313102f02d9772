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
 * What one screen is to show next. However many values change, all are shown at once and sent in one message, at most every 250 ms.
 */
final class UiUpdateScheduler {

    /** One change may be read by several values, at about the same time: they go together. */
    private static final Duration TOGETHER = Duration.ofMillis(20);

    private final UI ui;
    private final ScheduledExecutorService executor;

    /** Guarded by {@code this}, as everything below. */
    private final Set<Runnable> waiting = new LinkedHashSet<>();

    private boolean scheduled;
    private long lastShown = System.nanoTime() - LiveValues.INTERVAL.toNanos();

    private UiUpdateScheduler(UI ui, ScheduledExecutorService executor) {
        this.ui = ui;
        this.executor = executor;
    }

    /** @param ui locked by the caller */
    static UiUpdateScheduler of(UI ui, ScheduledExecutorService executor) {
        UiUpdateScheduler uiUpdateScheduler = ComponentUtil.getData(ui, UiUpdateScheduler.class);
        if (uiUpdateScheduler == null) {
            uiUpdateScheduler = new UiUpdateScheduler(ui, executor);
            ComponentUtil.setData(ui, UiUpdateScheduler.class, uiUpdateScheduler);
        }
        return uiUpdateScheduler;
    }

    /** Has this run soon with the user interface locked, once however often it is asked for until then. */
    synchronized void showSoon(Runnable show) {
        waiting.add(show);
        if (!scheduled && !executor.isShutdown()) {
            scheduled = true;
            long wait = lastShown + LiveValues.INTERVAL.toNanos() - System.nanoTime();
            executor.schedule(this::access, Math.max(TOGETHER.toNanos(), wait), TimeUnit.NANOSECONDS);
        }
    }

    private void access() {
        try {
            ui.access(this::showAll);
        } catch (UIDetachedException gone) {
            take();
        }
    }

    /** Each by an access of its own, so that one that fails hinders no other; Vaadin sends what all have done in one. */
    private void showAll() {
        take().forEach(show -> ui.access(show::run));
    }

    private synchronized List<Runnable> take() {
        List<Runnable> taken = List.copyOf(waiting);
        waiting.clear();
        scheduled = false;
        lastShown = System.nanoTime();
        return taken;
    }
}
