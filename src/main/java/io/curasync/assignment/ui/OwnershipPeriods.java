package io.curasync.assignment.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.curasync.ledger.PracticeAssignments.Period;
import io.curasync.ui.RelativeTime;
import java.util.List;

/** List of the present and past reps of a practice. */
final class OwnershipPeriods extends UnorderedList {

    /**
     * Creates the list.
     *
     * @param periods latest first
     */
    OwnershipPeriods(List<Period> periods) {
        addClassName("assign-history");
        for (Period period : periods) {
            ListItem item = new ListItem(new Span(period.owner()));
            item.add(
                    period.since() == null
                            ? new Span("from the beginning")
                            : new Span(new Span("since "), new RelativeTime(period.since())));
            if (period.until() != null) {
                item.add(new Span(new Span("until "), new RelativeTime(period.until())));
            }
            add(item);
        }
    }
}
