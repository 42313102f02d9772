package io.curasync.sync.schedule;

import io.curasync.curagenesis.PartnerApi;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncStatus;
import io.curasync.sync.history.RunQuery;
import io.curasync.sync.schedule.FreshnessReport.Basis;
import io.curasync.ui.NumberLabels;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Verifies that the last successful sync is as recent as {@link FreshnessEvaluator} expects. */
@Component
class FreshnessCheck implements HealthCheck {

    private static final int MAX_RUNS = 2;
    private static final String SEE_RUNS =
            "Look for the reason in the last runs on the Sync screen, then start a sync there.";

    private final FreshnessEvaluator evaluator;
    private final RunQuery runQuery;
    private final PartnerApi api;

    FreshnessCheck(FreshnessEvaluator evaluator, RunQuery runQuery, PartnerApi api) {
        this.evaluator = evaluator;
        this.runQuery = runQuery;
        this.api = api;
    }

    @Override
    public CheckId id() {
        return CheckId.FRESHNESS;
    }

    @Override
    public CheckResult run() {
        Optional<SyncRun> last = runQuery.lastSuccessful();
        String missing = api.missingSetting();
        if (last.isEmpty() && missing != null) {
            return CheckResult.off(missing + ".");
        }
        FreshnessReport report = evaluator.evaluate(last.map(SyncRun::startedAt).orElse(null));
        return last.map(run -> judge(report, run, missing)).orElseGet(() -> neverSucceeded(report));
    }

    private static CheckResult judge(FreshnessReport report, SyncRun last, @Nullable String missing) {
        String synced = "The last successful sync, #%d, started at %s".formatted(last.id(), time(last.startedAt()));
        String expected = time(report.expectedAt());
        return switch (report.freshness()) {
            case LATE ->
                CheckResult.warn(
                        "%s, and %s was due at %s.".formatted(synced, trigger(report), expected),
                        action(report, missing));
            case OVERDUE ->
                CheckResult.fail(
                        "%s, and two syncs are missing since: %s was due at %s."
                                .formatted(synced, trigger(report), expected),
                        action(report, missing));
            case NEVER, FRESH ->
                CheckResult.ok(
                        report.basis() == Basis.MANUAL
                                ? "%s; without a schedule, a sync counts as late after %d days."
                                        .formatted(synced, FreshnessEvaluator.MANUAL_PERIOD.toDays())
                                : "%s; %s is due by %s.".formatted(synced, trigger(report), expected));
        };
    }

    private CheckResult neverSucceeded(FreshnessReport report) {
        Optional<SyncRun> ended = runQuery.page(null, MAX_RUNS).stream()
                .filter(run -> !run.running())
                .findFirst();
        if (ended.isPresent() && ended.get().status() == SyncStatus.FAILED) {
            return CheckResult.fail(
                    "No sync has succeeded yet; the last one, #%d, failed: %s."
                            .formatted(ended.get().id(), ended.get().error()),
                    SEE_RUNS);
        }
        if (runQuery.running().isPresent()) {
            return CheckResult.ok("The first sync is running.");
        }
        Instant due = report.expectedAt();
        if (due == null) {
            return CheckResult.off("No sync has succeeded yet, and none is scheduled.");
        }
        return report.now().isBefore(due.plus(ExpectedRuns.MAX_GRACE))
                ? CheckResult.ok("No sync has succeeded yet; the first one is due at %s.".formatted(time(due)))
                : CheckResult.fail(
                        "No sync has succeeded yet; the first one was due at %s.".formatted(time(due)), SEE_RUNS);
    }

    private static String trigger(FreshnessReport report) {
        return switch (report.basis()) {
            case SCHEDULE -> "the next scheduled one";
            case EXTERNAL ->
                "the next one by the external scheduler (last call at %s, usually every %s)"
                        .formatted(
                                time(report.external().last()),
                                report.external()
                                        .rhythm()
                                        .map(NumberLabels::duration)
                                        .orElse(""));
            case MANUAL -> "another one";
        };
    }

    private static String action(FreshnessReport report, @Nullable String missing) {
        if (missing != null) {
            return missing + ".";
        }
        return switch (report.basis()) {
            case SCHEDULE -> SEE_RUNS;
            case EXTERNAL ->
                "Check whether the external scheduler still calls /api/kpi/sync-practices/cron, or set CURASYNC_SYNC_FULL_CRON and"
                        + " CURASYNC_SYNC_INCREMENTAL_CRON.";
            case MANUAL ->
                "Start a sync on the Sync screen, or set CURASYNC_SYNC_FULL_CRON and CURASYNC_SYNC_INCREMENTAL_CRON.";
        };
    }

    private static String time(@Nullable Instant time) {
        return String.valueOf(time == null ? null : time.truncatedTo(ChronoUnit.SECONDS));
    }
}
