package io.curasync.webhook.health;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Webhooks of a sender with the business hours of an American company, by a random generator with a fixed seed. */
final class ScriptedWeeks {

    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final Random random;
    private final Map<Instant, WebhookHistory.Hour> hours = new HashMap<>();
    private final List<WebhookHistory.Pause> pauses = new ArrayList<>();
    private @Nullable Instant first;
    private @Nullable Instant last;

    ScriptedWeeks(long seed) {
        random = new Random(seed);
    }

    /** Sends webhooks from one time to another. The sender's rate changes by hour and day. */
    ScriptedWeeks send(Instant from, Instant to) {
        for (Instant minute = from.truncatedTo(ChronoUnit.MINUTES);
                minute.isBefore(to);
                minute = minute.plus(1, ChronoUnit.MINUTES)) {
            if (random.nextDouble() < perMinute(minute.atZone(NEW_YORK))) {
                add(minute, 1 + random.nextInt(3));
            }
        }
        return this;
    }

    /** Sends a number of webhooks within one minute of each hour. */
    ScriptedWeeks sendHourly(Instant from, Instant to, int events) {
        for (Instant hour = from.truncatedTo(ChronoUnit.HOURS);
                hour.isBefore(to);
                hour = hour.plus(1, ChronoUnit.HOURS)) {
            add(hour, events);
        }
        return this;
    }

    ScriptedWeeks pause(Instant from, Instant to) {
        pauses.add(new WebhookHistory.Pause(from, to));
        return this;
    }

    private void add(Instant minute, int events) {
        Instant hour = minute.truncatedTo(ChronoUnit.HOURS);
        long bit = 1L << ChronoUnit.MINUTES.between(hour, minute);
        hours.merge(
                hour,
                new WebhookHistory.Hour(hour, events, bit),
                (before, added) ->
                        new WebhookHistory.Hour(hour, before.events() + events, before.minutes() | added.minutes()));
        first = first == null ? hour : first;
        last = minute;
    }

    private static double perMinute(ZonedDateTime at) {
        boolean weekend = at.getDayOfWeek() == DayOfWeek.SATURDAY || at.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (weekend) {
            return 0.002;
        }
        return at.getHour() >= 8 && at.getHour() < 18 ? 0.5 : at.getHour() >= 6 && at.getHour() < 21 ? 0.08 : 0.004;
    }

    Instant last() {
        return Objects.requireNonNull(last);
    }

    WebhookHistory history() {
        return new WebhookHistory(first, hours, pauses);
    }
}
