package io.curasync.sync;

import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import org.springframework.stereotype.Component;

/** Live values of the sync screens, read once for all screens of this instance. They do not depend on the user. */
@Component
public class SyncMonitor {

    private final LiveValue<SyncState> state;
    private final LiveValue<SyncOverview> board;

    SyncMonitor(LiveValues liveValues, SyncOverviewQuery reader) {
        this.state = liveValues.create(Topic.SYNC, reader::state);
        this.board = liveValues.create(Topic.SYNC, reader::board);
    }

    public LiveValue<SyncState> state() {
        return state;
    }

    public LiveValue<SyncOverview> board() {
        return board;
    }
}
