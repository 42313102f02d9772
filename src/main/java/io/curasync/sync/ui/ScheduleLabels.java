package io.curasync.sync.ui;

import io.curasync.sync.SyncState;
import io.curasync.ui.BrowserTime;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** UI texts for the next scheduled runs. */
final class ScheduleLabels {

    private ScheduleLabels() {}

    /**
     * Returns text such as {@code Next: incremental at 1:00 AM · full at Nov 28, 9:00 PM}. If no sync is scheduled, the text says so.
     */
    static String nextRuns(SyncState state, BrowserTime time) {
        String due = Stream.of(at("incremental", state.nextIncremental(), time), at("full", state.nextFull(), time))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
        return due.isEmpty() ? "No sync is scheduled" : "Next: " + due;
    }

    private static @Nullable String at(String kind, @Nullable Instant due, BrowserTime time) {
        return due == null ? null : kind + " at " + time.time(due);
    }
}
