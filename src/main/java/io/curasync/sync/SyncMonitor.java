package io.curasync.sync;

import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import org.springframework.stereotype.Component;

/** Provides the live values of the sync screens. All users and screens of this instance share them. */
@Component
public class SyncMonitor {

    private final LiveValue<SyncState> state;
    private final LiveValue<SyncOverview> overview;

    SyncMonitor(LiveValues liveValues, SyncOverviewQuery query) {
        this.state = liveValues.create(Topic.SYNC, query::state);
        this.overview = liveValues.create(Topic.SYNC, query::overview);
    }

    public LiveValue<SyncState> state() {
        return state;
    }

    public LiveValue<SyncOverview> overview() {
        return overview;
    }
}
