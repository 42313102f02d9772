package io.curasync.webhook.health;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns the usual rate of webhooks at an hour of the week from the same hour in each of the last eight weeks. The rate of a week is the
 * lowest rate of this hour, the hour before and the hour after. The usual rate is the lower quartile of the rates of these weeks. This way,
 * neither a change to daylight saving time nor a late start of the day causes an alarm. If fewer than two weeks are known, the usual rate
 * is the lowest rate at the same hour of the previous days.
 */
final class UsualRates {

    private static final int WEEKS = 8;
    private static final int MIN_SAMPLES = 2;

    /**
     * Number of previous days whose rates are compared if fewer than two weeks are known. Weekends are compared only with weekends, and
     * working days only with working days.
     */
    private static final int DAYS = 14;

    /** Length of the history from which a rate is learned. The history ends at the last webhook. */
    static final Duration HISTORY = Duration.ofDays(7 * (WEEKS + 1));

    private final WebhookHistory history;

    UsualRates(WebhookHistory history) {
        this.history = history;
    }

    /**
     * The usual rate of an hour.
     *
     * @param activeMinutes number of minutes in which at least one webhook arrives
     * @param events number of webhooks
     * @param learned whether the rate was learned from at least two weeks
     */
    record UsualRate(int activeMinutes, long events, boolean learned) {}

    /**
     * Returns the usual rate of an hour; null if the rate is unknown. Uses only hours that ended at least one hour before the last webhook.
     */
    @Nullable
    UsualRate at(Instant hour, Instant last) {
        List<WebhookHistory.Hour> weeks = new ArrayList<>();
        for (Instant same = hour.minus(7, ChronoUnit.DAYS);
                weeks.size() < WEEKS && same.isAfter(last.minus(HISTORY)) && isKnown(same);
                same = same.minus(7, ChronoUnit.DAYS)) {
            if (endedBefore(same, last)) {
                weeks.add(quietest(same));
            }
        }
        if (weeks.size() >= MIN_SAMPLES) {
            WebhookHistory.Hour quartile = sorted(weeks).get((weeks.size() + 3) / 4 - 1);
            return new UsualRate(quartile.activeMinutes(), quartile.events(), true);
        }
        List<WebhookHistory.Hour> days = new ArrayList<>();
        for (int day = 1; day <= DAYS; day++) {
            Instant same = hour.minus(day, ChronoUnit.DAYS);
            if (isWeekend(same) == isWeekend(hour) && endedBefore(same, last) && isKnown(same)) {
                days.add(quietest(same));
            }
        }
        if (days.size() < MIN_SAMPLES) {
            return null;
        }
        WebhookHistory.Hour lowest = sorted(days).getFirst();
        return new UsualRate(lowest.activeMinutes(), lowest.events(), false);
    }

    private boolean isKnown(Instant hour) {
        return history.first() != null && history.first().isBefore(hour);
    }

    private static boolean endedBefore(Instant hour, Instant last) {
        return !hour.plus(2, ChronoUnit.HOURS).isAfter(last);
    }

    private WebhookHistory.Hour quietest(Instant hour) {
        return sorted(List.of(
                        history.hour(hour.minus(1, ChronoUnit.HOURS)),
                        history.hour(hour),
                        history.hour(hour.plus(1, ChronoUnit.HOURS))))
                .getFirst();
    }

    private static List<WebhookHistory.Hour> sorted(List<WebhookHistory.Hour> hours) {
        return hours.stream()
                .sorted(Comparator.comparingInt(WebhookHistory.Hour::activeMinutes)
                        .thenComparingLong(WebhookHistory.Hour::events))
                .toList();
    }

    /**
     * Returns whether the hour belongs to a weekend. For this purpose, a day begins at 12:00 UTC, which is before business hours in the
     * United States.
     */
    private static boolean isWeekend(Instant hour) {
        DayOfWeek day =
                hour.minus(12, ChronoUnit.HOURS).atOffset(ZoneOffset.UTC).getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }
}
