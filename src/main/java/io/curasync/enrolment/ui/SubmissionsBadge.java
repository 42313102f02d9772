package io.curasync.enrolment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.CurrentUser;
import io.curasync.account.CurrentUsers;
import io.curasync.base.MenuBadge;
import io.curasync.base.Quantity;
import io.curasync.enrolment.Submissions;
import io.curasync.live.Following;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;

/** How many submissions wait for somebody to look at them, in the navigation. */
@org.springframework.stereotype.Component
class SubmissionsBadge implements MenuBadge {

    private final Submissions submissions;
    private final LiveValues liveValues;

    SubmissionsBadge(Submissions submissions, LiveValues liveValues) {
        this.submissions = submissions;
        this.liveValues = liveValues;
    }

    @Override
    public String path() {
        return SubmissionsView.PATH;
    }

    @Override
    public Component badge() {
        CurrentUser user = CurrentUsers.require();
        Span badge = new Span();
        Following.follow(badge, liveValues.create(Topic.ENROLMENT, () -> submissions.waiting(user)), count -> {
            badge.setText(Quantity.of(count));
            badge.setVisible(count > 0);
        });
        return badge;
    }
}
