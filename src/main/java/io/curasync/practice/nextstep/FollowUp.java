package io.curasync.practice.nextstep;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The next step of a practice, with the current day. Screens compare the due day with the current day to find out whether the step is
 * overdue.
 *
 * @param step the next step; {@code null} if the practice has none
 * @param today the current day in the business time zone, by PostgreSQL's clock
 * @param zone the business time zone
 */
public record FollowUp(@Nullable NextStep step, LocalDate today, ZoneId zone) {}
