package io.curasync.practice.nextstep;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The next task for a practice, as planned by a user.
 *
 * @param text text of a single line
 * @param dueOn due day in the business time zone
 * @param setById id of the user who set or last changed the next step
 * @param setBy name of the user who set or last changed the next step
 * @param setAt time at which the next step was set or last changed
 */
public record NextStep(String text, LocalDate dueOn, long setById, String setBy, Instant setAt) {}
