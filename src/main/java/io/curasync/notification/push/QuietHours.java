package io.curasync.notification.push;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * Times of day between which pushes wait, such as 22:00 to 07:00. The times are local times. If the end of daylight saving time repeats a
 * quiet hour, the hour is quiet both times. If the start of daylight saving time skips the end of the quiet hours, the quiet hours end when
 * the clock changes.
 *
 * @param from first quiet time
 * @param to first time that is no longer quiet; must differ from {@code from}. If it is before {@code from}, it is on the next day.
 */
public record QuietHours(LocalTime from, LocalTime to) {

    public QuietHours {
        if (from.equals(to)) {
            throw new IllegalArgumentException("from and to must differ");
        }
    }

    /** Returns the end of the quiet hours that contain the time; empty if the time is not quiet. */
    Optional<Instant> endIfQuiet(Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        LocalTime clock = local.toLocalTime();
        boolean sinceFrom = !clock.isBefore(from);
        boolean beforeTo = clock.isBefore(to);
        boolean isQuiet = from.isBefore(to) ? sinceFrom && beforeTo : sinceFrom || beforeTo;
        if (!isQuiet) {
            return Optional.empty();
        }
        LocalDate day = beforeTo ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        ZoneOffsetTransition change = zone.getRules().getTransition(day.atTime(to));
        if (change != null && change.isGap()) {
            return Optional.of(change.getInstant());
        }
        ZonedDateTime end = ZonedDateTime.of(day, to, zone);
        // If the end occurs twice, because the clock is set back, its first occurrence may be in the past.
        return Optional.of((end.toInstant().isAfter(time) ? end : end.withLaterOffsetAtOverlap()).toInstant());
    }
}
