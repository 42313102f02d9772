package io.curasync.practice.nextstep;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** UI texts for due days. */
public final class DueLabels {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE, MMM d", Locale.US);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofPattern("EEE, MMM d, uuuu", Locale.US);

    private DueLabels() {}

    /**
     * Formats a due day, such as {@code Overdue by 3 days}, {@code Due today}, {@code Due tomorrow} or {@code Due Tue, Dec 8}. Includes the
     * year if the day is not in the current year.
     */
    public static String of(LocalDate dueOn, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, dueOn);
        if (days < 0) {
            return days == -1 ? "Overdue by 1 day" : String.format(Locale.US, "Overdue by %,d days", -days);
        }
        if (days <= 1) {
            return days == 0 ? "Due today" : "Due tomorrow";
        }
        return "Due " + (dueOn.getYear() == today.getYear() ? DAY : DAY_OF_YEAR).format(dueOn);
    }
}
