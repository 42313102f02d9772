package io.curasync.sync.ui;

import io.curasync.ui.BrowserTime;
import io.curasync.ui.NumberLabels;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** UI texts for the time of the last sync and the time of the next possible start. */
final class FreshnessLabels {

    private FreshnessLabels() {}

    /**
     * Returns text such as {@code Already up to date – synced 16 min ago. You can sync again at 11:57 PM.}
     *
     * @param syncedAt end of the last successful run; null if there is none
     * @param next earliest time at which the next run can start; null if unknown
     */
    static String upToDate(@Nullable Instant syncedAt, @Nullable Instant next, BrowserTime time) {
        String synced = syncedAt == null ? "" : " – synced " + ago(syncedAt);
        return "Already up to date" + synced + "."
                + (next == null ? "" : " You can sync again at " + at(next, time) + ".");
    }

    /** Returns text such as {@code Sync again at 11:57 PM}. */
    static String again(Instant next, BrowserTime time) {
        return "Sync again at " + at(next, time);
    }

    /** Formats a time, rounded up to the minute. This way, the displayed time is never too early. */
    private static String at(Instant next, BrowserTime time) {
        Instant minute = next.truncatedTo(ChronoUnit.MINUTES);
        return time.time(minute.equals(next) ? next : minute.plus(1, ChronoUnit.MINUTES));
    }

    private static String ago(Instant time) {
        Duration age = Duration.between(time, Instant.now());
        return age.toMinutes() < 1 ? "just now" : NumberLabels.roundedDuration(age) + " ago";
    }
}
