package io.curasync.practice.timeline;

import io.curasync.account.Scope;
import io.curasync.platform.http.Page;
import io.curasync.practice.PracticeProblem;
import io.curasync.practice.PracticeProblemQuery;
import io.curasync.practice.TimelineEntry;
import io.curasync.practice.TimelineQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Reads pages of a practice's timeline. A page contains the entries of the timeline and the problems of the practice, sorted together by
 * time.
 */
@Component
class TimelinePageQuery {

    private final TimelineQuery timeline;
    private final PracticeProblemQuery problems;

    TimelinePageQuery(TimelineQuery timeline, PracticeProblemQuery problems) {
        this.timeline = timeline;
        this.problems = problems;
    }

    /**
     * Returns the page of items after a position, newest first. The page is empty if the practice is out of scope.
     *
     * @param practice CuraSync's id of the practice
     */
    Page<TimelineItem> page(Scope scope, long practice, TimelinePosition from, int size) {
        // Reads one item more than requested of each kind, to find out whether there is another page.
        Deque<TimelineEntry> entries = new ArrayDeque<>(timeline.before(scope, practice, from.entry(), size + 1));
        Deque<PracticeProblem> without = new ArrayDeque<>(problems.after(scope, practice, from.problem(), size + 1));
        List<TimelineItem> items = new ArrayList<>();
        TimelinePosition position = from;
        while (items.size() < size && !(entries.isEmpty() && without.isEmpty())) {
            TimelineEntry entry = entries.peek();
            PracticeProblem problem = without.peek();
            if (problem != null && (entry == null || problem.at().isAfter(entry.receivedAt()))) {
                items.add(TimelineItem.of(without.remove()));
                position = position.after(problem);
            } else if (entry != null) {
                items.add(TimelineItem.of(entries.remove()));
                position = position.after(entry);
            }
        }
        boolean isLast = entries.isEmpty() && without.isEmpty();
        return new Page<>(List.copyOf(items), isLast ? null : position.cursor());
    }
}
