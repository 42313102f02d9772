package io.curasync.sync.ui;

import io.curasync.sync.SyncState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When the next runs are due, in words. */
final class Schedule {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.US).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MMM d, HH:mm", Locale.US).withZone(ZoneOffset.UTC);

    private Schedule() {}

    static String words(SyncState state) {
        String due = Stream.of(at("incremental", state.nextIncremental()), at("full", state.nextFull()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
        return due.isEmpty() ? "No sync is scheduled" : "Next: " + due + " UTC";
    }

    private static @Nullable String at(String kind, @Nullable Instant due) {
        if (due == null) {
            return null;
        }
        boolean soon = Duration.between(Instant.now(), due).toDays() < 1;
        return kind + " at " + (soon ? CLOCK : DAY).format(due);
    }
}
