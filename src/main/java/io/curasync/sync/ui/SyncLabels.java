package io.curasync.sync.ui;

import io.curasync.sync.SyncKind;
import io.curasync.sync.SyncRun;
import io.curasync.sync.SyncStatus;
import io.curasync.sync.SyncTrigger;
import io.curasync.ui.BrowserTime;
import io.curasync.ui.LocalText;
import io.curasync.ui.NumberLabels;
import io.curasync.ui.StatusBadge;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** UI texts for runs. */
final class SyncLabels {

    private SyncLabels() {}

    static String status(SyncStatus status) {
        return capitalized(status.name());
    }

    static String kind(SyncKind kind) {
        return capitalized(kind.name());
    }

    static StatusBadge.Kind tone(SyncStatus status) {
        return switch (status) {
            case RUNNING -> StatusBadge.Kind.RUNNING;
            case SUCCEEDED -> StatusBadge.Kind.OK;
            case PARTIAL, SUSPICIOUS -> StatusBadge.Kind.WARN;
            case FAILED -> StatusBadge.Kind.ERROR;
            case CANCELLED -> StatusBadge.Kind.NEUTRAL;
        };
    }

    static StatusBadge badge(SyncStatus status) {
        return new StatusBadge(tone(status), status(status));
    }

    static String startedBy(SyncTrigger trigger, @Nullable String who) {
        return switch (trigger) {
            case SCHEDULE -> "Schedule";
            case CRON -> "Cron endpoint";
            case MANUAL -> who == null ? "Sync now" : "Sync now · " + who;
        };
    }

    /**
     * Returns the duration of an ended run, such as {@code 4.1 s}, {@code 31 s} or {@code 2 min 5 s}. For a run in progress,
     * returns the progress.
     */
    static String took(SyncRun run) {
        return run.finishedAt() == null
                ? progress(run)
                : NumberLabels.duration(Duration.between(run.startedAt(), run.finishedAt()));
    }

    /**
     * Returns the progress in percent, such as {@code 62 %}. If no practices were known at the start of the run, returns the number of
     * fetched rows instead, such as {@code 1,200 rows}.
     */
    static String progress(SyncRun run) {
        Integer percent = run.percent();
        return percent == null ? NumberLabels.of(run.fetched(), "row") : percent + " %";
    }

    /**
     * Describes the outcome of an ended run.
     *
     * @param time time zone and format of the user's browser
     */
    static String outcome(SyncRun run, BrowserTime time) {
        String head = "Sync #%d %s".formatted(run.id(), run.status().name().toLowerCase(Locale.ROOT));
        if (run.error() != null) {
            return head + ": " + LocalText.of(run.error(), time);
        }
        return head + ": " + NumberLabels.of(run.fetched(), "row") + ", "
                + NumberLabels.of(run.created() + run.updated()) + " changed"
                + (run.quarantined() == 0 ? "" : ", " + NumberLabels.of(run.quarantined()) + " quarantined");
    }

    static String capitalized(String constant) {
        return constant.charAt(0) + constant.substring(1).toLowerCase(Locale.ROOT);
    }
}
