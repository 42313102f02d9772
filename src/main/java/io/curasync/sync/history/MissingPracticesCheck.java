package io.curasync.sync.history;

import io.curasync.ledger.MissingPracticeMarker;
import io.curasync.monitoring.CheckId;
import io.curasync.monitoring.CheckResult;
import io.curasync.monitoring.HealthCheck;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncStatus;
import io.curasync.ui.NumberLabels;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Verifies that the last full sync found a plausible number of practices, or that an admin approved the sync. */
@Component
class MissingPracticesCheck implements HealthCheck {

    /**
     * Maximum number of missing practices that are counted, so that the count is fast. If the count reaches this number, the text shows the
     * number with a plus sign.
     */
    private static final int MAX_COUNTED = 10_000;

    private final RunQuery runQuery;
    private final MissingPracticeMarker marker;

    MissingPracticesCheck(RunQuery runQuery, MissingPracticeMarker marker) {
        this.runQuery = runQuery;
        this.marker = marker;
    }

    @Override
    public CheckId id() {
        return CheckId.MISSING_PRACTICES;
    }

    @Override
    public CheckResult run() {
        long marked = marker.countMarked(MAX_COUNTED);
        String total = marked == MAX_COUNTED
                ? NumberLabels.of(marked) + "+ practices are marked as missing"
                : marked == 1
                        ? "1 practice is marked as missing"
                        : NumberLabels.of(marked, "practice") + " are marked as missing";
        Optional<SyncRun> last = runQuery.lastComplete();
        if (last.isEmpty()) {
            return CheckResult.inconclusive("No full sync has read all practices yet.");
        }
        SyncRun run = last.get();
        if (run.status() != SyncStatus.SUSPICIOUS) {
            return CheckResult.ok("%s, %s of them by the last full sync, #%d."
                    .formatted(total, NumberLabels.of(run.missing()), run.id()));
        }
        return CheckResult.warn(
                        "Full sync #%d is suspicious: %s.".formatted(run.id(), run.error()),
                        "Check in CuraGenesis whether these practices still exist: if not, approve the run on its page, otherwise sync"
                                + " again.")
                .with(List.of(
                        NumberLabels.of(runQuery.countSuspicious(), "suspicious run")
                                + " since the last full sync that succeeded",
                        total));
    }
}
