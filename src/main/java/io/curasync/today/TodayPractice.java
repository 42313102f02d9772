package io.curasync.today;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A practice with an event that calls for an action by its rep.
 *
 * @param practice CuraSync's id of the practice
 * @param label display name: the name if it is known, otherwise the practice id or the user id
 * @param at time of the event; for {@link PracticeEvent#DORMANT}, the start of the day (UTC) on which the practice became dormant
 * @param phone phone number of the practice; {@code null} if unknown
 * @param lastOrderAt time of the last order for {@link PracticeEvent#DORMANT}, otherwise {@code null}
 * @param usualInterval average time between the known orders of the practice for {@link PracticeEvent#DORMANT}, otherwise {@code null}
 */
public record TodayPractice(
        PracticeEvent event,
        long practice,
        String label,
        Instant at,
        @Nullable String phone,
        @Nullable Instant lastOrderAt,
        @Nullable Duration usualInterval) {}
