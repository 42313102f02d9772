package io.curasync.monitoring.instance;

import io.curasync.ui.NumberLabels;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Judges the clock offsets of instances, and formats them for display. */
public final class ClockOffsets {

    /** Offset above which the check {@code database-clock} warns. Smaller offsets are normal for machines that synchronize their clocks. */
    static final Duration WARNING = Duration.ofSeconds(2);

    /**
     * Offset above which the check {@code database-clock} fails. Larger offsets make times on screens wrong. Above five minutes, webhooks
     * with a signed timestamp are rejected.
     */
    static final Duration FAILURE = Duration.ofSeconds(30);

    /** Offset below which the measured value is not shown. Such a small value differs with each measurement. */
    private static final Duration SHORT = Duration.ofMillis(100);

    private ClockOffsets() {}

    /** Returns the instances whose offset exceeds the limit in either direction, largest offset first. */
    static List<AppInstance> beyond(List<AppInstance> instances, Duration limit) {
        return instances.stream()
                .filter(instance -> instance.clockOffset().abs().compareTo(limit) > 0)
                .sorted(Comparator.comparing(
                                (AppInstance instance) -> instance.clockOffset().abs())
                        .reversed())
                .toList();
    }

    /** Returns whether an offset is larger than normal. */
    public static boolean isLarge(Duration offset) {
        return offset.abs().compareTo(WARNING) > 0;
    }

    /** Formats an offset as {@code under 100 ms}, {@code 0.3 s ahead} or {@code 3.2 s behind}. */
    public static String label(Duration offset) {
        Duration size = offset.abs();
        return size.compareTo(SHORT) < 0
                ? "under %d ms".formatted(SHORT.toMillis())
                : NumberLabels.duration(size) + (offset.isNegative() ? " behind" : " ahead");
    }

    /** Returns a line such as {@code web-1: 3.2 s behind}. */
    static String line(AppInstance instance) {
        return instance.name() + ": " + label(instance.clockOffset());
    }
}
