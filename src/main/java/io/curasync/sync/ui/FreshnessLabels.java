package io.curasync.sync.ui;

import io.curasync.ui.BrowserTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Labels for the time of the last sync and of the next possible start. */
final class FreshnessLabels {

    private FreshnessLabels() {}

    /** Returns text such as {@code Already up to date – synced 16 min ago. You can sync again at 11:57 PM.} */
    static String upToDate(@Nullable Instant syncedAt, @Nullable Instant next, BrowserTime time) {
        String synced = syncedAt == null ? "" : " – synced " + ago(syncedAt);
        return "Already up to date" + synced + "."
                + (next == null ? "" : " You can sync again at " + at(next, time) + ".");
    }

    /** Returns text such as {@code Sync again at 11:57 PM}. */
    static String again(Instant next, BrowserTime time) {
        return "Sync again at " + at(next, time);
    }

    /** Formats a time. Rounds up to the minute, so that the displayed time is never too early. */
    private static String at(Instant next, BrowserTime time) {
        Instant minute = next.truncatedTo(ChronoUnit.MINUTES);
        return time.time(minute.equals(next) ? next : minute.plus(1, ChronoUnit.MINUTES));
    }

    private static String ago(Instant time) {
        long minutes = Duration.between(time, Instant.now()).toMinutes();
        return minutes < 1 ? "just now" : minutes + " min ago";
    }
}
