package io.curasync.practice.ui;

import io.curasync.account.CurrentUser;
import io.curasync.account.Scope;
import io.curasync.ledger.details.PracticeDetailsQuery;
import io.curasync.practice.PracticeDetailsService;
import io.curasync.practice.PracticeOrderQuery;
import io.curasync.practice.PracticeProblemQuery;
import io.curasync.practice.PracticeQuery;
import io.curasync.practice.SubmissionLinkQuery;
import io.curasync.practice.TimelineQuery;
import io.curasync.practice.ui.details.DetailsPanel;
import io.curasync.practice.ui.followup.FollowUpParts;
import io.curasync.practice.ui.order.OrdersPanel;
import io.curasync.practice.ui.timeline.TimelinePanel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Creates the parts of the drawer of a practice, and reads their data. */
@Component
class DetailLoader {

    private static final int MAX_PROBLEMS = 50;

    private final PracticeQuery practiceQuery;
    private final PracticeOrderQuery orders;
    private final TimelineQuery timeline;
    private final PracticeProblemQuery problems;
    private final SubmissionLinkQuery submissions;
    private final FollowUpParts followUps;
    private final PracticeDetailsQuery details;
    private final PracticeDetailsService detailsService;

    DetailLoader(
            PracticeQuery practiceQuery,
            PracticeOrderQuery orders,
            TimelineQuery timeline,
            PracticeProblemQuery problems,
            SubmissionLinkQuery submissions,
            FollowUpParts followUps,
            PracticeDetailsQuery details,
            PracticeDetailsService detailsService) {
        this.practiceQuery = practiceQuery;
        this.orders = orders;
        this.timeline = timeline;
        this.problems = problems;
        this.submissions = submissions;
        this.followUps = followUps;
        this.details = details;
        this.detailsService = detailsService;
    }

    DetailsPanel detailsPanel(CurrentUser user) {
        return new DetailsPanel(detailsService, user);
    }

    FollowUpParts followUps() {
        return followUps;
    }

    /**
     * Creates the panel with the timeline.
     *
     * @param changed called when the user has edited a note
     */
    TimelinePanel timelinePanel(CurrentUser user, Runnable changed) {
        return new TimelinePanel(timeline, user.scope(), followUps.noteItems(user, changed));
    }

    OrdersPanel ordersPanel(Scope scope) {
        return new OrdersPanel(orders, scope);
    }

    /**
     * Reads the data of a practice. Returns {@code null} if the practice does not exist or is out of scope. May be called from any
     * thread.
     *
     * @param id CuraSync's id of the practice
     * @param shown the panel with the timeline entries that are already displayed
     */
    @Nullable
    DetailData read(Scope scope, long id, TimelinePanel shown) {
        return practiceQuery
                .byId(scope, id)
                .map(practice -> new DetailData(
                        practice,
                        details.of(scope, id),
                        orders.figures(scope, id),
                        submissions.of(scope, id).orElse(null),
                        followUps.read(scope, id),
                        shown.newer(id),
                        shown.recentNotes(id),
                        problems.of(scope, id, MAX_PROBLEMS)))
                .orElse(null);
    }
}
