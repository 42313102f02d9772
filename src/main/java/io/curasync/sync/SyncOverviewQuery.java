package io.curasync.sync;

import io.curasync.curagenesis.SourceCooldown;
import io.curasync.ledger.quarantine.Quarantine;
import io.curasync.sync.history.RunQuery;
import io.curasync.sync.history.WebhookLossDetector;
import io.curasync.sync.schedule.CronTimetable;
import io.curasync.sync.schedule.FreshnessEvaluator;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads the data of the sync screens. Each method reads in one database snapshot. */
@Component
class SyncOverviewQuery {

    private static final int MAX_QUARANTINED = 4;
    private static final int MAX_SKIPPED = 5;

    private final SyncService syncService;
    private final RunQuery runQuery;
    private final Quarantine quarantine;
    private final WebhookLossDetector webhookLossDetector;
    private final CronTimetable cronTimetable;
    private final FreshnessEvaluator freshnessEvaluator;
    private final SourceCooldown cooldown;
    private final SyncProperties properties;

    SyncOverviewQuery(
            SyncService syncService,
            RunQuery runQuery,
            Quarantine quarantine,
            WebhookLossDetector webhookLossDetector,
            CronTimetable cronTimetable,
            FreshnessEvaluator freshnessEvaluator,
            SourceCooldown cooldown,
            SyncProperties properties) {
        this.syncService = syncService;
        this.runQuery = runQuery;
        this.quarantine = quarantine;
        this.webhookLossDetector = webhookLossDetector;
        this.cronTimetable = cronTimetable;
        this.freshnessEvaluator = freshnessEvaluator;
        this.cooldown = cooldown;
        this.properties = properties;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public SyncState state() {
        SyncRun newest = runQuery.newest().orElse(null);
        SyncRun last = runQuery.lastSuccessful().orElse(null);
        Instant now = Instant.now();
        return new SyncState(
                syncService.missingSetting(),
                newest,
                throughput(newest),
                last,
                freshnessEvaluator
                        .evaluate(last == null ? null : last.startedAt())
                        .freshness(),
                nextAllowedAt(),
                cronTimetable.next(SyncKind.INCREMENTAL, now),
                cronTimetable.next(SyncKind.FULL, now));
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public SyncOverview overview() {
        SyncState state = state();
        SyncRun last = state.lastSuccessful();
        return new SyncOverview(
                state,
                webhookLossDetector
                        .warning(last == null ? null : last.missedByWebhooks())
                        .orElse(null),
                runQuery.page(null, SyncOverview.MAX_RUNS),
                quarantine.countUnresolved(),
                quarantine.newestUnresolved(MAX_QUARANTINED),
                runQuery.skipped(null, MAX_SKIPPED));
    }

    private @Nullable Instant nextAllowedAt() {
        return Stream.concat(
                        runQuery.nextAllowedAt(properties.minInterval()).stream(),
                        cooldown.current().map(SourceCooldown.Cooldown::endsAt).stream())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private @Nullable RunThroughput throughput(@Nullable SyncRun newest) {
        return newest == null || !newest.running()
                ? null
                : RunThroughput.of(newest, runQuery.since(newest.startedAt()));
    }
}
