package io.curasync.practice.nextstep;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Event that is published each day at a configured time for next steps that are due or overdue. If there are many steps, several events are
 * published. Each step is published at most once a day, even if several instances are running. The event is published within the
 * transaction that marks its steps as published.
 *
 * @param day the current day in the business time zone
 * @param steps the next steps of this event
 */
public record NextStepsDue(LocalDate day, List<Step> steps) {

    /**
     * A next step that is due or overdue.
     *
     * @param practice CuraSync's id of the practice
     * @param practiceKey CuraGenesis's id of the practice: the user id, or the practice id if the user id is unknown
     * @param ownerId id of the practice's rep; {@code null} if the practice has no rep
     */
    public record Step(
            long practice, String practiceKey, @Nullable Long ownerId, String text, LocalDate dueOn) {}
}
