package io.curasync.monitoring.health;

import io.curasync.monitoring.CheckStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statuses of a check during the last 30 days. The 30 days are divided into slots of six hours, and each slot has the worst status that
 * occurred in it. This way, a short problem is visible, and a check whose status changes every few seconds has few segments.
 *
 * @param segments consecutive periods that together cover the 30 days, oldest first. Each period has one status, which differs from those
 *     of the periods next to it.
 * @param changes up to ten latest changes of status, newest first
 */
public record CheckTimeline(List<Segment> segments, List<StatusChange> changes) {

    static final Duration SLOT = Duration.ofHours(6);
    static final int SLOTS = 120;

    private static final int MAX_CHANGES = 10;
    private static final List<CheckStatus> FROM_BEST_TO_WORST =
            List.of(CheckStatus.OFF, CheckStatus.OK, CheckStatus.WARN, CheckStatus.FAIL);

    /**
     * A period with one status.
     *
     * @param status null if no status is stored for this time, such as before the first run of the check
     * @param slots length of the period as a number of slots
     */
    public record Segment(@Nullable CheckStatus status, int slots) {

        /** Returns the length of the period as a percentage of the 30 days. */
        public double percent() {
            return 100.0 * slots / SLOTS;
        }

        boolean isProblem() {
            return status != null && status.isProblem();
        }
    }

    /** Returns the number of separate periods during which the check had a problem. */
    public long problems() {
        long periods = 0;
        boolean before = false;
        for (Segment segment : segments) {
            periods += segment.isProblem() && !before ? 1 : 0;
            before = segment.isProblem();
        }
        return periods;
    }

    /** Returns the time at which the first slot starts if the last slot contains the given time. */
    static Instant start(Instant now) {
        long slot = SLOT.toSeconds();
        return Instant.ofEpochSecond((now.getEpochSecond() / slot + 1) * slot).minus(SLOT.multipliedBy(SLOTS));
    }

    /**
     * Creates the timeline that ends now.
     *
     * @param changes the changes of one check, oldest first. The first one may be more than 30 days old. Such a change determines the
     *     status at the start of the timeline.
     */
    static CheckTimeline of(List<StatusChange> changes, Instant now) {
        Instant start = start(now);
        CheckStatus[] slots = new CheckStatus[SLOTS];
        for (int i = 0; i < changes.size(); i++) {
            StatusChange change = changes.get(i);
            Instant end = i + 1 < changes.size() ? changes.get(i + 1).at() : now;
            for (int slot = slotOf(change.at(), start); end.isAfter(start) && slot <= slotOf(end, start); slot++) {
                slots[slot] = worse(slots[slot], change.status());
            }
        }
        List<StatusChange> newest = changes.subList(Math.max(0, changes.size() - MAX_CHANGES), changes.size());
        return new CheckTimeline(segments(slots), List.copyOf(newest.reversed()));
    }

    private static int slotOf(Instant time, Instant start) {
        return Math.clamp(Duration.between(start, time).toSeconds() / SLOT.toSeconds(), 0, SLOTS - 1);
    }

    private static CheckStatus worse(@Nullable CheckStatus one, CheckStatus other) {
        return one != null && FROM_BEST_TO_WORST.indexOf(one) > FROM_BEST_TO_WORST.indexOf(other) ? one : other;
    }

    private static List<Segment> segments(@Nullable CheckStatus[] slots) {
        List<Segment> segments = new ArrayList<>();
        for (CheckStatus status : Arrays.asList(slots)) {
            Segment last = segments.isEmpty() ? null : segments.getLast();
            if (last != null && last.status() == status) {
                segments.set(segments.size() - 1, new Segment(status, last.slots() + 1));
            } else {
                segments.add(new Segment(status, 1));
            }
        }
        return List.copyOf(segments);
    }
}
