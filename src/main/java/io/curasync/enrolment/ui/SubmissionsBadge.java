package io.curasync.enrolment.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.curasync.account.CurrentUser;
import io.curasync.account.CurrentUsers;
import io.curasync.base.MenuBadge;
import io.curasync.base.Quantity;
import io.curasync.enrolment.Submissions;
import io.curasync.live.Following;
import io.curasync.live.LiveFamily;
import io.curasync.live.LiveValues;
import io.curasync.live.Topic;

/** How many submissions wait for somebody to look at them, in the navigation. */
@org.springframework.stereotype.Component
class SubmissionsBadge implements MenuBadge {

    private final LiveFamily<CurrentUser, Integer> waiting;

    SubmissionsBadge(Submissions submissions, LiveValues liveValues) {
        waiting = liveValues.createFamily(Topic.ENROLMENT, submissions::waiting);
    }

    @Override
    public String path() {
        return SubmissionsView.PATH;
    }

    @Override
    public Component badge() {
        CurrentUser user = CurrentUsers.require();
        Span badge = new Span();
        Following.follow(badge, waiting.of(user), count -> {
            badge.setText(Quantity.of(count));
            badge.setVisible(count > 0);
        });
        return badge;
    }
}
