package io.curasync.today;

import io.curasync.enrollment.Submission;
import io.curasync.practice.nextstep.DueNextStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rep's list of the day. Each section has at most {@link TodayQuery#MAX_ROWS} rows. In {@code practices}, each kind of event is a
 * section. Two lists that differ only in {@code readAt} are equal, so that screens are not updated without a change.
 *
 * @param day the current day in the business time zone
 * @param steps next steps that are due today or overdue; the one that is overdue the longest comes first
 * @param upcoming the next step with the earliest due day after {@code day}, as a list of one element. Empty if {@code steps} is not empty,
 *     or if there is no such next step.
 * @param submissions submissions that need attention, latest change first
 * @param practices practices with an event that the rep has not dismissed, latest event first. A practice with events of several kinds
 *     appears several times. A practice with a next step is omitted, because the rep has already planned what to do.
 * @param totals number of events of each kind, including those that exceed the maximum number of rows. Omits kinds without events.
 * @param readAt time at which the list was read
 */
public record TodayItems(
        LocalDate day,
        List<DueNextStep> steps,
        List<DueNextStep> upcoming,
        List<Submission> submissions,
        List<TodayPractice> practices,
        Map<PracticeEvent, Integer> totals,
        Instant readAt) {

    /** Returns whether the rep has nothing to do today. Ignores {@code upcoming}. */
    public boolean isEmpty() {
        return steps.isEmpty() && submissions.isEmpty() && practices.isEmpty();
    }

    /**
     * Returns the number of items that the rep's dashboard shows as needing attention. These are the listed next steps, the listed
     * submissions, and all newly dormant practices.
     */
    public int attention() {
        return steps.size() + submissions.size() + total(PracticeEvent.DORMANT);
    }

    /** Returns the listed practices with an event of one kind, latest event first. */
    public List<TodayPractice> of(PracticeEvent event) {
        return practices.stream().filter(item -> item.event() == event).toList();
    }

    /** Returns the number of events of one kind, including those that exceed the maximum number of rows. */
    public int total(PracticeEvent event) {
        return totals.getOrDefault(event, 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TodayItems items
                && day.equals(items.day)
                && steps.equals(items.steps)
                && upcoming.equals(items.upcoming)
                && submissions.equals(items.submissions)
                && practices.equals(items.practices)
                && totals.equals(items.totals);
    }

    @Override
    public int hashCode() {
        return Objects.hash(day, steps, upcoming, submissions, practices, totals);
    }
}
