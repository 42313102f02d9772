package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.kpi.activity.Activity;
import io.curasync.live.KeyedLiveValues;
import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Live values for dashboards. Each scope has a snapshot and an activity feed, which all dashboards of this instance with that
 * scope share.
 */
@Component
public class DashboardLiveValues {

    private final KeyedLiveValues<Scope, DashboardSnapshot> snapshots;
    private final KeyedLiveValues<Scope, List<Activity>> activities;

    DashboardLiveValues(LiveValues liveValues, DashboardReader reader) {
        snapshots = liveValues.createFamily(Topic.LEDGER, reader::read);
        activities = liveValues.createFamily(Topic.LEDGER, LiveValues.TEXT_UPDATE_INTERVAL, reader::readActivities);
    }

    /** Returns the live value of the scope's snapshot. */
    public LiveValue<DashboardSnapshot> of(Scope scope) {
        return snapshots.of(scope);
    }

    /**
     * Returns the live value of the scope's recent activities, newest first. The value contains more activities than the feed shows, so
     * that a paused dashboard can count the new ones.
     */
    public LiveValue<List<Activity>> activities(Scope scope) {
        return activities.of(scope);
    }
}
