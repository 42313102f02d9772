package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Subscription;
import io.curasync.live.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The live snapshots of this instance: one a scope, made when the first screen watches, dropped after the last one. */
@Component
public class Dashboards {

    /** A scope's value and how many screens watch it. */
    private record Watched(LiveValue<DashboardSnapshot> value, int screens) {}

    private final LiveValues liveValues;
    private final DashboardReader reader;
    private final Map<Scope, Watched> watched = new HashMap<>();

    Dashboards(LiveValues liveValues, DashboardReader reader) {
        this.liveValues = liveValues;
        this.reader = reader;
    }

    /** The snapshot as of now. */
    public DashboardSnapshot current(Scope scope) {
        LiveValue<DashboardSnapshot> value;
        synchronized (watched) {
            Watched shared = watched.get(scope);
            value = shared == null ? null : shared.value();
        }
        return value == null ? reader.read(scope) : value.current();
    }

    /** Hands over each new snapshot, on another thread, until the subscription is closed. */
    public Subscription watch(Scope scope, Consumer<DashboardSnapshot> watcher) {
        Subscription subscription = enter(scope).watch(watcher);
        var open = new AtomicBoolean(true);
        return () -> {
            if (open.compareAndSet(true, false)) {
                subscription.close();
                leave(scope);
            }
        };
    }

    private LiveValue<DashboardSnapshot> enter(Scope scope) {
        synchronized (watched) {
            Watched before = watched.get(scope);
            Watched after = before == null
                    ? new Watched(liveValues.create(Topic.LEDGER, () -> reader.read(scope)), 1)
                    : new Watched(before.value(), before.screens() + 1);
            watched.put(scope, after);
            return after.value();
        }
    }

    private void leave(Scope scope) {
        synchronized (watched) {
            watched.computeIfPresent(
                    scope,
                    (key, before) -> before.screens() == 1 ? null : new Watched(before.value(), before.screens() - 1));
        }
    }
}
