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
class SyncOverviewQuery {

    private static final int QUARANTINE = 4;
    private static final int REFUSALS = 5;

    private final SyncService syncService;
    private final RunQuery rows;
    private final Quarantine quarantine;
    private final WebhookLossDetector webhookLossDetector;
    private final CronTimetable cronTimetable;
    private final SourceCooldown cooldown;
    private final SyncProperties properties;

    SyncOverviewQuery(
            SyncService syncService,
            RunQuery rows,
            Quarantine quarantine,
            WebhookLossDetector webhookLossDetector,
            CronTimetable cronTimetable,
            SourceCooldown cooldown,
            SyncProperties properties) {
        this.syncService = syncService;
        this.rows = rows;
        this.quarantine = quarantine;
        this.webhookLossDetector = webhookLossDetector;
        this.cronTimetable = cronTimetable;
        this.cooldown = cooldown;
        this.properties = properties;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public SyncState state() {
        SyncRun newest = rows.newest().orElse(null);
        SyncRun last = rows.lastSuccessful().orElse(null);
        Instant now = Instant.now();
        return new SyncState(
                syncService.missingSetting(),
                newest,
                pace(newest),
                last,
                cronTimetable.freshness(last == null ? null : last.startedAt(), now),
                nextAllowedAt(),
                cronTimetable.next(SyncKind.INCREMENTAL, now),
                cronTimetable.next(SyncKind.FULL, now));
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public SyncOverview board() {
        SyncState state = state();
        SyncRun last = state.lastSuccessful();
        return new SyncOverview(
                state,
                webhookLossDetector
                        .warning(last == null ? null : last.unannounced())
                        .orElse(null),
                rows.page(null, SyncOverview.RUNS),
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

    private @Nullable RunThroughput pace(@Nullable SyncRun newest) {
        return newest == null || !newest.running() ? null : RunThroughput.of(newest, rows.since(newest.startedAt()));
    }
}
