package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.live.KeyedLiveValues;
import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import java.util.List;
import org.springframework.stereotype.Component;

/** The live snapshots of this instance: one a scope, shared by all screens that watch it. */
@Component
public class DashboardLiveValues {

    private final KeyedLiveValues<Scope, DashboardSnapshot> snapshots;
    private final KeyedLiveValues<Scope, List<Activity>> happenings;

    DashboardLiveValues(LiveValues liveValues, DashboardReader reader) {
        snapshots = liveValues.createFamily(Topic.LEDGER, reader::read);
        happenings = liveValues.createFamily(Topic.LEDGER, LiveValues.READABLE, reader::happenings);
    }

    public LiveValue<DashboardSnapshot> of(Scope scope) {
        return snapshots.of(scope);
    }

    /** The newest, newest first: more than a screen shows, so that what waits while it is paused can be counted. */
    public LiveValue<List<Activity>> happenings(Scope scope) {
        return happenings.of(scope);
    }
}
