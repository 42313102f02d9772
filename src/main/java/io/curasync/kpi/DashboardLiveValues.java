package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.live.KeyedLiveValues;
import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import java.util.List;
import org.springframework.stereotype.Component;

/** Live values of the dashboards: one snapshot and one activity feed per scope, shared by all dashboards of this instance. */
@Component
public class DashboardLiveValues {

    private final KeyedLiveValues<Scope, DashboardSnapshot> snapshots;
    private final KeyedLiveValues<Scope, List<Activity>> activities;

    DashboardLiveValues(LiveValues liveValues, DashboardReader reader) {
        snapshots = liveValues.createFamily(Topic.LEDGER, reader::read);
        activities = liveValues.createFamily(Topic.LEDGER, LiveValues.TEXT_UPDATE_INTERVAL, reader::readActivities);
    }

    /** Returns the snapshot of the scope. */
    public LiveValue<DashboardSnapshot> of(Scope scope) {
        return snapshots.of(scope);
    }

    /**
     * Returns the recent activities, newest first. There are more than the feed shows, so that a paused dashboard can count new
     * ones.
     */
    public LiveValue<List<Activity>> activities(Scope scope) {
        return activities.of(scope);
    }
}
