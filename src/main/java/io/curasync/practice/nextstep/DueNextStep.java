package io.curasync.practice.nextstep;

import java.time.LocalDate;

/**
 * A next step with its practice, as shown in lists of due next steps.
 *
 * @param practice CuraSync's id of the practice
 * @param label display name of the practice: the name if it is known, otherwise the practice id or the user id
 * @param text text of the next step
 * @param dueOn due day in the business time zone
 */
public record DueNextStep(long practice, String label, String text, LocalDate dueOn) {}
