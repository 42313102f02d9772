package io.curasync.practice.nextstep;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The task that a user has planned as the next one for a practice.
 *
 * @param dueOn day in the business time zone
 * @param setById id of the user who set or last changed the step
 * @param setBy name of that user
 * @param setAt time at which the step was set or last changed
 */
public record NextStep(String text, LocalDate dueOn, long setById, String setBy, Instant setAt) {}
