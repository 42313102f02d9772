package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.live.KeyedLiveValues;
import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import java.util.List;
import org.springframework.stereotype.Component;

/** Live snapshots of this instance: one per scope, shared by all screens that show it. */
@Component
public class DashboardLiveValues {

    private final KeyedLiveValues<Scope, DashboardSnapshot> snapshots;
    private final KeyedLiveValues<Scope, List<Activity>> activities;

    DashboardLiveValues(LiveValues liveValues, DashboardReader reader) {
        snapshots = liveValues.createFamily(Topic.LEDGER, reader::read);
        activities = liveValues.createFamily(Topic.LEDGER, LiveValues.READABLE, reader::readActivities);
    }

    public LiveValue<DashboardSnapshot> of(Scope scope) {
        return snapshots.of(scope);
    }

    /** Returns recent activities, newest first: more than a screen shows, so that updates can be counted while it is paused. */
    public LiveValue<List<Activity>> happenings(Scope scope) {
        return activities.of(scope);
    }
}
