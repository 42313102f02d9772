package io.curasync.kpi;

import io.curasync.account.Scope;
import io.curasync.live.LiveFamily;
import io.curasync.live.LiveValue;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;
import org.springframework.stereotype.Component;

/** The live snapshots of this instance: one a scope, shared by all screens that watch it. */
@Component
public class Dashboards {

    private final LiveFamily<Scope, DashboardSnapshot> snapshots;

    Dashboards(LiveValues liveValues, DashboardReader reader) {
        snapshots = liveValues.createFamily(Topic.LEDGER, reader::read);
    }

    public LiveValue<DashboardSnapshot> of(Scope scope) {
        return snapshots.of(scope);
    }
}
