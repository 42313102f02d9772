package io.curasync.sync;

import io.curasync.curagenesis.SourceCooldown;
import io.curasync.ledger.Quarantine;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads what screens show of syncs, all of it as of one moment. */
@Component
class MonitorReader {

    private static final int QUARANTINE = 4;
    private static final int REFUSALS = 5;

    private final Syncs syncs;
    private final RunRows rows;
    private final Quarantine quarantine;
    private final Announcements announcements;
    private final Timetable timetable;
    private final SourceCooldown cooldown;
    private final SyncProperties properties;

    MonitorReader(
            Syncs syncs,
            RunRows rows,
            Quarantine quarantine,
            Announcements announcements,
            Timetable timetable,
            SourceCooldown cooldown,
            SyncProperties properties) {
        this.syncs = syncs;
        this.rows = rows;
        this.quarantine = quarantine;
        this.announcements = announcements;
        this.timetable = timetable;
        this.cooldown = cooldown;
        this.properties = properties;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public SyncState state() {
        SyncRun newest = rows.newest().orElse(null);
        SyncRun last = rows.lastSuccessful().orElse(null);
        Instant now = Instant.now();
        return new SyncState(
                syncs.missingSetting(),
                newest,
                pace(newest),
                last,
                timetable.freshness(last == null ? null : last.startedAt(), now),
                nextAllowedAt(),
                timetable.next(SyncKind.INCREMENTAL, now),
                timetable.next(SyncKind.FULL, now));
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public SyncBoard board() {
        SyncState state = state();
        SyncRun last = state.lastSuccessful();
        return new SyncBoard(
                state,
                announcements.warning(last == null ? null : last.unannounced()).orElse(null),
                rows.page(null, SyncBoard.RUNS),
                quarantine.countOpen(),
                quarantine.newestOpen(QUARANTINE),
                rows.refusals(null, REFUSALS));
    }

    private @Nullable Instant nextAllowedAt() {
        return Stream.concat(
                        rows.nextAllowedAt(properties.minInterval()).stream(),
                        cooldown.current().map(SourceCooldown.Cooldown::endsAt).stream())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private @Nullable Pace pace(@Nullable SyncRun newest) {
        return newest == null || !newest.running() ? null : Pace.of(newest, rows.since(newest.startedAt()));
    }
}
