package io.curasync.sync;

import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import java.util.List;
import org.springframework.stereotype.Component;

/** What screens show of syncs, read once for all of this instance's screens. Nothing in it depends on who looks. */
@Component
public class SyncMonitor {

    private static final int REFUSALS = 20;

    private final LiveValue<SyncState> state;
    private final LiveValue<SyncBoard> board;
    private final RunRows rows;

    SyncMonitor(LiveValues liveValues, MonitorReader reader, RunRows rows) {
        this.state = liveValues.create(Topic.SYNC, reader::state);
        this.board = liveValues.create(Topic.SYNC, reader::board);
        this.rows = rows;
    }

    public LiveValue<SyncState> state() {
        return state;
    }

    public LiveValue<SyncBoard> board() {
        return board;
    }

    /** Attempts that were refused because of this run: while it was running, or until the next one started. */
    public List<Refusal> refusedBecauseOf(SyncRun run) {
        return rows.refusalsAfter(run, REFUSALS);
    }
}
