package io.curasync.webhook.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of webhooks per hour, from which {@link UsualRates} learns the usual rates.
 *
 * @param first first stored hour with a webhook, even if {@code hours} does not contain this hour; null if there is none
 * @param hours hours by their start; does not contain hours without webhooks
 * @param pauses periods in which no webhook could be received
 */
record WebhookHistory(@Nullable Instant first, Map<Instant, Hour> hours, List<Pause> pauses) {

    WebhookHistory {
        hours = Map.copyOf(hours);
        pauses = List.copyOf(pauses);
    }

    /**
     * The webhooks of one hour.
     *
     * @param events number of webhooks
     * @param minutes bit set of the minutes of the hour in which at least one webhook arrived
     */
    record Hour(Instant start, long events, long minutes) {

        /** Returns the number of minutes in which at least one webhook arrived. */
        int activeMinutes() {
            return Long.bitCount(minutes);
        }
    }

    /** A period in which no webhook could be received. */
    record Pause(Instant startedAt, Instant endedAt) {}

    Hour hour(Instant start) {
        Hour hour = hours.get(start);
        return hour == null ? new Hour(start, 0, 0) : hour;
    }

    /** Returns the duration between two times, minus the pauses in between. */
    Duration timeWithoutPauses(Instant from, Instant to) {
        Duration time = Duration.between(from, to);
        for (Pause pause : pauses) {
            Instant start = pause.startedAt().isBefore(from) ? from : pause.startedAt();
            Instant end = pause.endedAt().isAfter(to) ? to : pause.endedAt();
            if (start.isBefore(end)) {
                time = time.minus(Duration.between(start, end));
            }
        }
        return time;
    }
}
